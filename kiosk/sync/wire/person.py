"""Claims of who has signed on (userinfo). Accounts without an e-mail are usual."""

from kiosk.sync.wire.model import WireModel, Words, told


class SignedOnPerson(WireModel):
    """TD's and CPS's members together. TechID is what a dossier calls MaDoiTuong."""

    subject: Words = told("sub", "A", "CPS, TD", must=True)
    tech_id: Words = told("TechID", "A", "CPS, TD")
    kind: Words = told("LoaiTaiKhoan", "A", "TD, CPS", "1 cá nhân, 2 doanh nghiệp, 3 tổ chức")
    number: Words = told("SoDinhDanh", "A", "TD, CPS")
    old_number: Words = told("SoCMND", "B", "TD")
    passport: Words = told("HoChieu", "B", "TD")
    insurance_number: Words = told("MaBHXH", "B", "TD")
    name: Words = told("HoVaTen", "A", "TD, CPS")
    born_on: Words = told("NgayThangNamSinh", "A", "TD, CPS", "the first four are the year")
    sex: Words = told("GioiTinh", "B", "TD", "a number")
    ethnic_group: Words = told("DanToc", "B", "TD")
    religion: Words = told("TonGiao", "B", "TD")
    marital_state: Words = told("TinhTrangHonNhan", "B", "TD", "a number")
    blood_group: Words = told("NhomMau", "B", "TD")
    nationality: Words = told("QuocTich", "B", "TD")
    birth_place: Words = told("NoiDangKyKhaiSinh", "B", "TD")
    origin: Words = told("QueQuan", "B", "TD")
    residence: Words = told("ThuongTru", "B", "TD")
    whereabouts: Words = told("NoiOHienNay", "B", "TD")
    email: Words = told("ThuDienTu", "A", "TD, CPS", "often empty")
    phone: Words = told("SoDienThoai", "A", "TD, CPS")
    landline: Words = told("SoDienThoaiBan", "B", "TD")
    state: Words = told("TrangThai", "B", "TD")
    assurance: Words = told("loAs", "B", "TD", "level of the account")
    identity_assurance: Words = told("IAL", "B", "the VNeID variant")
    tax_number: Words = told("MaSoThue", "A", "TD, CPS", "of an enterprise")
    enterprise_number: Words = told("MaSoDoanhNghiep", "A", "TD, CPS")
    enterprise_name: Words = told("TenDoanhNghiep", "A", "TD, CPS")
    address: Words = told("DiaChi", "B", "TD")
