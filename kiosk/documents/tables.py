"""Which writer makes a table of a value."""

from io import BytesIO

from kiosk.documents.day_report_xlsx import day_report_csv, day_report_xlsx
from kiosk.documents.form_template import FormTemplate
from kiosk.documents.register_xlsx import register_csv, register_xlsx
from kiosk.domain.legal_forms import Register
from kiosk.domain.printed import TableFormat, Tabular


def write_table(report: Tabular, template: FormTemplate, table_format: TableFormat) -> bytes:
    out = BytesIO()
    if isinstance(report, Register):
        if table_format is TableFormat.XLSX:
            register_xlsx(report.head, report.rows, template, out)
        else:
            register_csv(report.rows, template, out)
    elif table_format is TableFormat.XLSX:
        day_report_xlsx(report, template, out)
    else:
        day_report_csv(report, template, out)
    return out.getvalue()
