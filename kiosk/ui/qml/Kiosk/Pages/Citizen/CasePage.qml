pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Asks which circumstance (trường hợp) of the procedure applies. */
PageBody {
    id: page

    required property CasePageModel model

    heading: qsTr("Quý khách thuộc trường hợp nào?")
    lead: page.model.procedure

    Repeater {
        model: page.model.cases.length

        ChoiceCard {
            required property int index

            width: parent.width
            text: page.model.cases[index].text
            checked: page.model.cases[index].chosen
            autoExclusive: false
            checkable: false
            onClicked: page.model.choose(index)
        }
    }

    footer: [
        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        },
        PrimaryButton {
            width: parent.width
            enabled: page.model.ready
            symbol: "arrow-right"
            symbolAfter: true
            text: qsTr("Tiếp tục")
            onClicked: page.model.next()
        }
    ]
}
