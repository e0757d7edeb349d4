<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AcceptanceStep</name>
    <message>
        <source>Máy còn thiết bị mô phỏng</source>
        <translation>This machine still has simulated devices</translation>
    </message>
    <message>
        <source>Hai tài khoản đầu tiên</source>
        <translation>The first two accounts</translation>
    </message>
    <message>
        <source>Mật khẩu đầu của phụ trách được tạo giúp và chỉ hiện một lần.</source>
        <translation>The supervisor&apos;s first password is made for you and shown only once.</translation>
    </message>
    <message>
        <source>Sửa rồi bấm lại; chưa có gì được ghi vào máy.</source>
        <translation>Mend it and press again; nothing has been written to the machine yet.</translation>
    </message>
    <message>
        <source>Tài khoản phụ trách</source>
        <translation>Supervisor&apos;s account</translation>
    </message>
    <message>
        <source>Họ và tên phụ trách</source>
        <translation>Supervisor&apos;s full name</translation>
    </message>
    <message>
        <source>Họ và tên kỹ thuật viên</source>
        <translation>Technician&apos;s full name</translation>
    </message>
    <message>
        <source>Mã kỹ thuật viên</source>
        <translation>Technician&apos;s code</translation>
    </message>
    <message>
        <source>Từ 8 chữ số; mở trang này từ màn hình ki-ốt</source>
        <translation>At least 8 digits; opens these pages from the kiosk&apos;s screen</translation>
    </message>
    <message>
        <source>Nhập lại mã</source>
        <translation>Repeat the code</translation>
    </message>
    <message>
        <source>Đang nghiệm thu và in biên bản…</source>
        <translation>Testing everything and printing the record…</translation>
    </message>
    <message>
        <source>Nghiệm thu và ghi vào máy</source>
        <translation>Accept and write to the machine</translation>
    </message>
    <message>
        <source>Máy đã sẵn sàng</source>
        <translation>The machine is ready</translation>
    </message>
    <message>
        <source>Ghi lại mật khẩu dưới đây: nó không hiện lại lần nữa.</source>
        <translation>Write down the passwords below: they are not shown again.</translation>
    </message>
    <message>
        <source>Mật khẩu đầu, phải đổi khi đăng nhập</source>
        <translation>First password, to be changed at log-in</translation>
    </message>
    <message>
        <source>Tài khoản đã có từ trước, mật khẩu không đổi</source>
        <translation>The account was there before, its password is unchanged</translation>
    </message>
    <message>
        <source>Biên bản nghiệm thu</source>
        <translation>Acceptance record</translation>
    </message>
    <message>
        <source>Cài đặt của máy</source>
        <translation>Settings of this machine</translation>
    </message>
    <message>
        <source>Mở máy ngay</source>
        <translation>Open the machine now</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Chạm vào màn hình để bắt&#xa0;đầu</source>
        <translation>Touch the screen to begin</translation>
    </message>
    <message>
        <source>Nộp hồ sơ · Lấy số · Tra cứu hồ sơ · Xem thủ tục</source>
        <translation>File a dossier · Take a number · Look up a dossier · See procedures</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Một giấy tiếp nhận cho nhiều hồ sơ</source>
        <translation>One receipt for several dossiers</translation>
    </message>
    <message>
        <source>In lại, có đánh dấu</source>
        <translation>Print again, marked</translation>
    </message>
    <message>
        <source>In hai liên</source>
        <translation>Print two copies</translation>
    </message>
    <message>
        <source>Hồ sơ nộp trong ngày</source>
        <translation>Handed in on that day</translation>
    </message>
    <message>
        <source>Đã chọn %1 hồ sơ. Phím cách bỏ chọn hoặc chọn lại.</source>
        <translation>%1 chosen. Space takes one out or in again.</translation>
    </message>
    <message>
        <source>Trang 1 trong %1 trang</source>
        <translation>Page 1 of %1</translation>
    </message>
</context>
<context>
    <name>BatchPageModel</name>
    <message>
        <source>Chọn ít nhất hai hồ sơ.</source>
        <translation>Choose at least two dossiers.</translation>
    </message>
    <message>
        <source>%1: chưa cấp giấy tiếp nhận</source>
        <translation>%1: no receipt is given</translation>
    </message>
    <message>
        <source>Đã chuyển máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại giấy tại máy in.</source>
        <translation>Please look at the paper in the printer.</translation>
    </message>
</context>
<context>
    <name>BlockHead</name>
    <message>
        <source>Sửa</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Tương phản</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Dừng đọc</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Đọc to</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Nâng lên</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>Hạ thấp</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>Gọi cán&#xa0;bộ</source>
        <translation>Call officer</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Lịch và danh mục</source>
        <translation>Calendar and catalogue</translation>
    </message>
    <message>
        <source>Ngày hẹn trả tính theo lịch này.</source>
        <translation>Days of return are counted by this calendar.</translation>
    </message>
    <message>
        <source>Ngày nghỉ và làm bù</source>
        <translation>Days off and days worked instead</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Bỏ ngày %1</source>
        <translation>Remove the day %1</translation>
    </message>
</context>
<context>
    <name>CalendarPageModel</name>
    <message>
        <source>Nghỉ</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Làm bù</source>
        <translation>Worked instead</translation>
    </message>
    <message>
        <source>Ngày cần dạng 24/12/2026.</source>
        <translation>A day looks like 24/12/2026.</translation>
    </message>
    <message>
        <source>Ghi lý do của ngày này.</source>
        <translation>Write the reason for this day.</translation>
    </message>
    <message>
        <source>Đã ghi lịch. Có hiệu lực khi máy mở lại.</source>
        <translation>The calendar is written. It takes effect when the machine is opened again.</translation>
    </message>
    <message>
        <source>Đã nhận %1. Có hiệu lực khi máy mở lại.</source>
        <translation>%1 is taken in. It takes effect when the machine is opened again.</translation>
    </message>
</context>
<context>
    <name>CallBarModel</name>
    <message>
        <source>Chưa gọi số nào</source>
        <translation>No number called yet</translation>
    </message>
    <message>
        <source>gọi lần %1</source>
        <translation>called %1 times</translation>
    </message>
</context>
<context>
    <name>CallingCard</name>
    <message>
        <source>Mời số %1 đến quầy %2</source>
        <translation>Number %1, please come to counter %2</translation>
    </message>
    <message>
        <source>Xin nghe cán bộ gọi số tại quầy</source>
        <translation>Please listen for your number at the counters</translation>
    </message>
    <message>
        <source>Kính chào Quý khách. Xin lấy số tại máy tự phục vụ</source>
        <translation>Welcome. Please take a number at the kiosk</translation>
    </message>
    <message>
        <source>Mời số</source>
        <translation>Now calling</translation>
    </message>
    <message>
        <source>đến quầy %1</source>
        <translation>to counter %1</translation>
    </message>
</context>
<context>
    <name>CameraAim</name>
    <message>
        <source>Chụp giấy tờ</source>
        <translation>Taking papers by camera</translation>
    </message>
    <message>
        <source>Hình từ máy ảnh</source>
        <translation>The camera&apos;s picture</translation>
    </message>
    <message>
        <source>Đã chụp %1 trang</source>
        <translation>%1 pages taken</translation>
    </message>
    <message>
        <source>Đang kết thúc…</source>
        <translation>Ending…</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>CameraAimModel</name>
    <message>
        <source>Khoảng %1 dpi; cần ít nhất %2.</source>
        <translation>About %1 dpi; at least %2 are needed.</translation>
    </message>
    <message>
        <source>Đang mở máy ảnh…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Đặt một tờ giấy vào giữa khung hình.</source>
        <translation>Lay one sheet in the middle of the picture.</translation>
    </message>
    <message>
        <source>Quá tối</source>
        <translation>Too dark</translation>
    </message>
    <message>
        <source>Bật thêm đèn hoặc bỏ vật che máy ảnh.</source>
        <translation>Switch on a lamp, or take off what covers the camera.</translation>
    </message>
    <message>
        <source>Chưa thấy tờ giấy</source>
        <translation>No sheet seen</translation>
    </message>
    <message>
        <source>Đặt tờ giấy sao cho thấy đủ bốn góc, trên nền sẫm.</source>
        <translation>Lay the sheet so that all four corners are seen, on something dark.</translation>
    </message>
    <message>
        <source>Giữ yên</source>
        <translation>Keep still</translation>
    </message>
    <message>
        <source>Bỏ tay ra; máy tự chụp khi giấy nằm yên.</source>
        <translation>Take the hand away; the picture is taken once the sheet lies still.</translation>
    </message>
    <message>
        <source>Giấy ở xa quá</source>
        <translation>Too far away</translation>
    </message>
    <message>
        <source>Đưa máy ảnh lại gần hơn; để yên thì máy vẫn chụp và đánh dấu trang.</source>
        <translation>Bring the camera nearer; left alone, the page is taken and marked.</translation>
    </message>
    <message>
        <source>Chưa nét</source>
        <translation>Not sharp yet</translation>
    </message>
    <message>
        <source>Đợi máy ảnh lấy nét; để yên thì máy vẫn chụp và đánh dấu trang.</source>
        <translation>Wait until the camera focuses; left alone, the page is taken and marked.</translation>
    </message>
    <message>
        <source>Đã chụp</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Lấy tờ này ra rồi đặt tờ kế tiếp, hoặc bấm Xong.</source>
        <translation>Take this sheet away and lay the next one, or press Done.</translation>
    </message>
</context>
<context>
    <name>CardFace</name>
    <message>
        <source>CĂN CƯỚC</source>
        <translation>IDENTITY CARD</translation>
    </message>
</context>
<context>
    <name>CardMrz</name>
    <message>
        <source>Nửa dưới mặt sau thẻ: ba dòng chữ và số, ba nhóm cần gõ nằm trong khung</source>
        <translation>The lower half of the card&apos;s back: three lines of letters and digits, the three groups to type are framed</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Sáu số cuối trên thẻ căn cước</source>
        <translation>Last six digits of your identity card</translation>
    </message>
    <message>
        <source>Chưa đọc được thẻ</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>Đặt thẻ nằm phẳng lên đầu đọc</source>
        <translation>Lay the card flat on the reader</translation>
    </message>
    <message>
        <source>Xin giữ yên thẻ</source>
        <translation>Please keep the card still</translation>
    </message>
    <message>
        <source>Đưa mã QR trên thẻ trước máy ảnh</source>
        <translation>Hold the card&apos;s QR code before the camera</translation>
    </message>
    <message>
        <source>Đưa mã QR trên thẻ vào đầu đọc mã</source>
        <translation>Hold the card&apos;s QR code to the code reader</translation>
    </message>
    <message>
        <source>Ba nhóm số ở mặt sau thẻ</source>
        <translation>Digits on the card&apos;s back</translation>
    </message>
    <message>
        <source>Chưa đọc được mã QR</source>
        <translation>The QR code could not be read</translation>
    </message>
    <message>
        <source>Vui lòng nhập sáu số cuối của số định danh in ở mặt trước thẻ.</source>
        <translation>Please enter the last six digits of the personal number on the front of the card.</translation>
    </message>
    <message>
        <source>Mặt có chip hướng xuống.</source>
        <translation>The side with the chip faces down.</translation>
    </message>
    <message>
        <source>Máy đang đọc thẻ, chỉ mất vài giây. Xin chưa nhấc thẻ ra.</source>
        <translation>Reading takes a few seconds. Please do not lift the card.</translation>
    </message>
    <message>
        <source>Thẻ cấp từ năm 2021: mã ở mặt trước. Thẻ căn cước mới: mã ở mặt sau.</source>
        <translation>Card issued from 2021: the code is on the front. New identity card: on the back.</translation>
    </message>
    <message>
        <source>Đầu có chip vào trước, mặt có chip hướng lên.</source>
        <translation>The chip&apos;s end first, the chip facing up.</translation>
    </message>
    <message>
        <source>Gõ các số trong ba khung, từng nhóm một.</source>
        <translation>Type the digits in the frames, group by group.</translation>
    </message>
    <message>
        <source>Đưa thẻ vào khe phía trước đầu đọc</source>
        <translation>Put the card into the slot at the front</translation>
    </message>
    <message>
        <source>Đưa thẻ vào khe bên cạnh đầu đọc</source>
        <translation>Put the card into the slot at the side</translation>
    </message>
    <message>
        <source>Mã QR vừa quét có thể của thẻ khác. Vui lòng quét mã trên chính thẻ đang đặt ở đầu đọc.</source>
        <translation>The QR code may be another card&apos;s. Please scan the code on the very card that lies on the reader.</translation>
    </message>
    <message>
        <source>Vui lòng so lại ba nhóm số với mặt sau của chính thẻ này.</source>
        <translation>Please compare the three groups with the back of this very card.</translation>
    </message>
    <message>
        <source>Quét lại mã QR</source>
        <translation>Scan the QR code again</translation>
    </message>
    <message>
        <source>Xem lại các nhóm số</source>
        <translation>Check the digits again</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Cán bộ sẽ giúp Quý khách</source>
        <translation>An officer will help you</translation>
    </message>
    <message>
        <source>Xin thử cách khác</source>
        <translation>Please try another way</translation>
    </message>
    <message>
        <source>Bấm “Gọi cán bộ”, hoặc đến quầy gần nhất. Cán bộ kiểm tra thẻ và nộp hồ sơ cùng Quý khách.</source>
        <translation>Press “Call officer”, or go to the nearest counter. An officer checks the card and files with you.</translation>
    </message>
    <message>
        <source>Máy lấy số từ mã QR in trên thẻ, Quý khách không phải gõ.</source>
        <translation>The number is taken from the QR code on the card; nothing needs to be typed.</translation>
    </message>
    <message>
        <source>Mặt sau thẻ có ba dòng chữ và số. Quý khách gõ ba nhóm số, máy kiểm tra từng nhóm.</source>
        <translation>On the back of the card are three lines of letters and digits. You type three groups, and each one is checked.</translation>
    </message>
    <message>
        <source>Dừng đọc thẻ</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Quét mã QR thay cho gõ số</source>
        <translation>Scan the QR code instead</translation>
    </message>
    <message>
        <source>Nhập số ở mặt sau thẻ</source>
        <translation>Type the digits on the back</translation>
    </message>
    <message>
        <source>Số đã đúng, đọc thẻ lần nữa</source>
        <translation>The number is right, read again</translation>
    </message>
    <message>
        <source>Quét mã QR trên thẻ</source>
        <translation>Scan the card&apos;s QR code</translation>
    </message>
    <message>
        <source>Nhập lại sáu số</source>
        <translation>Enter the six digits again</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Sửa sáu số</source>
        <translation>Change the six digits</translation>
    </message>
    <message>
        <source>Đọc thẻ lần nữa</source>
        <translation>Read the card again</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call officer</translation>
    </message>
</context>
<context>
    <name>CardPageModel</name>
    <message>
        <source>Chờ thẻ trên đầu đọc</source>
        <translation>Waiting for the card</translation>
    </message>
    <message>
        <source>Mở chip</source>
        <translation>Opening the chip</translation>
    </message>
    <message>
        <source>Đọc thông tin</source>
        <translation>Reading the data</translation>
    </message>
    <message>
        <source>Xác thực chữ ký</source>
        <translation>Verifying the signature</translation>
    </message>
    <message>
        <source>Đọc ảnh</source>
        <translation>Reading the photo</translation>
    </message>
    <message>
        <source>Xin chào, %s</source>
        <translation>Welcome, %s</translation>
    </message>
    <message>
        <source>Thẻ thử nghiệm: nhập %s</source>
        <translation>Test card: enter %s</translation>
    </message>
</context>
<context>
    <name>CardPicture</name>
    <message>
        <source>Đặt thẻ căn cước nằm phẳng lên đầu đọc, mặt có chip hướng xuống</source>
        <translation>Lay the identity card flat on the reader, chip side down</translation>
    </message>
    <message>
        <source>Đưa thẻ căn cước vào khe phía trước của đầu đọc, đầu có chip vào trước, mặt có chip hướng lên</source>
        <translation>Put the identity card into the reader&apos;s slot at the front, the chip&apos;s end first, the chip facing up</translation>
    </message>
    <message>
        <source>Đưa thẻ căn cước vào khe bên cạnh của đầu đọc, đầu có chip vào trước, mặt có chip hướng lên</source>
        <translation>Put the identity card into the reader&apos;s slot at the side, the chip&apos;s end first, the chip facing up</translation>
    </message>
</context>
<context>
    <name>CardProof</name>
    <message>
        <source>Máy này chưa có chứng thư của cơ quan cấp thẻ.</source>
        <translation>This machine does not have the certificate of the authority that issued the card.</translation>
    </message>
    <message>
        <source>Thẻ ký bằng khóa mới của cơ quan cấp mà máy chưa được báo.</source>
        <translation>The card is signed with a newer key of its authority that this machine was not told of.</translation>
    </message>
    <message>
        <source>Máy chưa có danh sách chứng thư bị thu hồi để đối chiếu.</source>
        <translation>This machine has no list of revoked certificates to compare with.</translation>
    </message>
    <message>
        <source>Danh sách chứng thư bị thu hồi trong máy đã quá hạn.</source>
        <translation>This machine&apos;s list of revoked certificates is out of date.</translation>
    </message>
    <message>
        <source>Chứng thư của thẻ chưa đến ngày hiệu lực: có thể đồng hồ của máy sai.</source>
        <translation>The card&apos;s certificate is not valid yet: the clock of this machine may be wrong.</translation>
    </message>
    <message>
        <source>Chứng thư của cơ quan cấp thẻ đã hết hạn.</source>
        <translation>The certificate of the issuing authority has expired.</translation>
    </message>
    <message>
        <source>Chứng thư đã ký thẻ này nay hết hạn; thẻ không hỏng.</source>
        <translation>The certificate that signed this card has since expired; the card is not broken.</translation>
    </message>
    <message>
        <source>Thẻ ký theo cách mà máy chưa kiểm tra được.</source>
        <translation>The card is signed in a way that this machine cannot check yet.</translation>
    </message>
    <message>
        <source>Chữ ký trên chip không phải của cơ quan cấp thẻ.</source>
        <translation>The signature on the chip is not that of the issuing authority.</translation>
    </message>
    <message>
        <source>Chứng thư đã ký thẻ này đã bị cơ quan cấp thu hồi.</source>
        <translation>The certificate that signed this card has been revoked by its authority.</translation>
    </message>
    <message>
        <source>Chứng thư trên chip không phải loại dùng để ký thẻ.</source>
        <translation>The certificate on the chip is not of the kind that signs cards.</translation>
    </message>
    <message>
        <source>Thẻ ghi ngày cấp sau khi khóa ký đã hết hạn dùng.</source>
        <translation>The card is dated after the end of the key that signed it.</translation>
    </message>
    <message>
        <source>Chip mở bằng sáu số cuối.</source>
        <translation>Chip opened with the last six digits.</translation>
    </message>
    <message>
        <source>Chip mở bằng mã QR.</source>
        <translation>Chip opened with the QR code.</translation>
    </message>
    <message>
        <source>Chip mở bằng số ở mặt sau.</source>
        <translation>Chip opened with the digits on the back.</translation>
    </message>
    <message>
        <source>Cán bộ đã đối chiếu người và giấy tờ</source>
        <translation>An officer compared person and document</translation>
    </message>
    <message>
        <source>Đọc được từ chip</source>
        <translation>Read from the chip</translation>
    </message>
    <message>
        <source>Dữ liệu trên chip không khớp với chữ ký của nó.</source>
        <translation>The data on the chip do not fit its signature.</translation>
    </message>
    <message>
        <source>Chữ ký trên chip không đúng</source>
        <translation>The chip&apos;s signature is wrong</translation>
    </message>
    <message>
        <source>Chưa xác thực được chữ ký</source>
        <translation>The signature could not be verified</translation>
    </message>
    <message>
        <source>Chữ ký không được công nhận</source>
        <translation>Signature not recognised</translation>
    </message>
    <message>
        <source>Chữ ký đúng, chưa rõ nơi cấp chứng thư</source>
        <translation>Signature right, issuer not known</translation>
    </message>
    <message>
        <source>Chữ ký đã xác thực, chứng thư thử nghiệm</source>
        <translation>Signature verified, test certificate</translation>
    </message>
    <message>
        <source>Chữ ký đã xác thực</source>
        <translation>Signature verified</translation>
    </message>
    <message>
        <source>Đã đối chiếu trực tuyến</source>
        <translation>Checked online</translation>
    </message>
    <message>
        <source>Đối chiếu trực tuyến: không khớp</source>
        <translation>Online check: no match</translation>
    </message>
    <message>
        <source>Chưa đối chiếu trực tuyến</source>
        <translation>Not yet checked online</translation>
    </message>
</context>
<context>
    <name>CardQr</name>
    <message>
        <source>Mã QR ở góc trên bên phải, mặt trước thẻ cấp từ năm 2021, mặt sau thẻ căn cước mới</source>
        <translation>The QR code is at the top right: on the front of a card issued from 2021, on the back of a new identity card</translation>
    </message>
    <message>
        <source>Đang chờ mã QR</source>
        <translation>Waiting for the QR code</translation>
    </message>
    <message>
        <source>Đang chờ mã QR. Giữ thẻ cách máy ảnh chừng một gang tay.</source>
        <translation>Waiting for the QR code. Hold the card a hand&apos;s breadth from the camera.</translation>
    </message>
    <message>
        <source>Đang chờ mã QR. Máy đọc được thì tự sang bước sau.</source>
        <translation>Waiting for the QR code. Once it is read, the next step follows by itself.</translation>
    </message>
</context>
<context>
    <name>CardReading</name>
    <message>
        <source>6 số cuối của thẻ</source>
        <translation>Last 6 digits of the card</translation>
    </message>
    <message>
        <source>Đưa mã QR trên thẻ trước máy ảnh, cách chừng một gang tay.</source>
        <translation>Hold the card&apos;s QR code before the camera, about a hand&apos;s breadth away.</translation>
    </message>
    <message>
        <source>Quét mã QR in trên thẻ: mặt trước thẻ cấp từ năm 2021, mặt sau thẻ căn cước mới.</source>
        <translation>Scan the QR code on the card: front of cards from 2021, back of the new identity card.</translation>
    </message>
    <message>
        <source>Nửa dưới mặt sau thẻ: ba dòng chữ và số, ba nhóm cần gõ nằm trong khung</source>
        <translation>The lower half of the card&apos;s back: three lines of letters and digits, the three groups to type are framed</translation>
    </message>
    <message>
        <source>đúng</source>
        <translation>right</translation>
    </message>
    <message>
        <source>đã nhập %1 trong %2 chữ số</source>
        <translation>%1 of %2 digits typed</translation>
    </message>
    <message>
        <source>Đang chờ mã QR</source>
        <translation>Waiting for the QR code</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Thử bằng mã QR</source>
        <translation>Try the QR code</translation>
    </message>
    <message>
        <source>Thử bằng số ở mặt sau</source>
        <translation>Try the digits on the back</translation>
    </message>
    <message>
        <source>Đối chiếu giấy tờ</source>
        <translation>Look at the document</translation>
    </message>
</context>
<context>
    <name>CardReadingModel</name>
    <message>
        <source>6 số cuối</source>
        <translation>Last 6 digits</translation>
    </message>
    <message>
        <source>Mã QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Số ở mặt sau</source>
        <translation>Digits on the back</translation>
    </message>
    <message>
        <source>Chờ thẻ trên đầu đọc</source>
        <translation>Waiting for the card on the reader</translation>
    </message>
    <message>
        <source>Mở chip</source>
        <translation>Opening the chip</translation>
    </message>
    <message>
        <source>Đọc thông tin</source>
        <translation>Reading the data</translation>
    </message>
    <message>
        <source>Xác thực chữ ký</source>
        <translation>Verifying the signature</translation>
    </message>
    <message>
        <source>Đọc ảnh</source>
        <translation>Reading the photo</translation>
    </message>
    <message>
        <source>Thẻ thử nghiệm: %1</source>
        <translation>Sample card: %1</translation>
    </message>
    <message>
        <source>6 số cuối của số định danh</source>
        <translation>Last 6 digits of the ID number</translation>
    </message>
</context>
<context>
    <name>CarePage</name>
    <message>
        <source>Máy còn làm việc được bao lâu?</source>
        <translation>How much longer can this machine work?</translation>
    </message>
    <message>
        <source>Xem mỗi tháng một lần.</source>
        <translation>Look here once a month.</translation>
    </message>
    <message>
        <source>Chứng thư cấp thẻ được tin</source>
        <translation>Trusted certificates of the card issuer</translation>
    </message>
    <message>
        <source>Thẻ ký bởi cơ quan khác được đọc nhưng không được tin.</source>
        <translation>Cards signed by others are read but not trusted.</translation>
    </message>
    <message>
        <source>Gói chẩn đoán</source>
        <translation>Diagnostic bundle</translation>
    </message>
    <message>
        <source>Phiên bản, cài đặt, kết quả kiểm tra, số đếm và nhật ký đã che. Không có dữ liệu của người dân.</source>
        <translation>Versions, settings, findings, counts and a covered log. No citizen&apos;s data.</translation>
    </message>
    <message>
        <source>Ghi vào</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>Đóng gói</source>
        <translation>Make the bundle</translation>
    </message>
    <message>
        <source>Gói vừa ghi</source>
        <translation>The bundle just written</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Cập nhật và quay lại làm từ dòng lệnh của máy, bằng gói của hệ thống.</source>
        <translation>Updating and going back are done on the machine&apos;s command line, with the system&apos;s packages.</translation>
    </message>
    <message>
        <source>Cập nhật (bản cũ được giữ để quay lại)</source>
        <translation>Update (the old version is kept for going back)</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>CarePageModel</name>
    <message>
        <source>có giá trị đến %1</source>
        <translation>valid until %1</translation>
    </message>
    <message>
        <source>Để thử</source>
        <translation>For trying</translation>
    </message>
    <message>
        <source>Tin cậy</source>
        <translation>Trusted</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu của máy</source>
        <translation>The machine&apos;s data folder</translation>
    </message>
    <message>
        <source>Đã đóng gói. Trong gói không có dữ liệu của người dân.</source>
        <translation>The bundle is made. It holds no citizen&apos;s data.</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>Quý khách thuộc trường hợp nào?</source>
        <translation>Which of these is your case?</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Số tạm (mã hồ sơ chính thức được cấp sau)</source>
        <translation>Temporary number (the official dossier code is given later)</translation>
    </message>
    <message>
        <source>Mã hồ sơ (thay cho số tạm %1)</source>
        <translation>Dossier code (in place of temporary number %1)</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Đây có phải Quý khách không?</source>
        <translation>Is this you?</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal number</translation>
    </message>
    <message>
        <source>Giữ để hiện đủ số</source>
        <translation>Hold to show the whole number</translation>
    </message>
    <message>
        <source>Nơi thường trú ghi trên thẻ</source>
        <translation>Residence written on the card</translation>
    </message>
    <message>
        <source>Không phải tôi</source>
        <translation>This is not me</translation>
    </message>
    <message>
        <source>Đúng là tôi</source>
        <translation>Yes, this is me</translation>
    </message>
</context>
<context>
    <name>ConfirmPageModel</name>
    <message>
        <source>%s Hồ sơ vẫn nộp được; cán bộ đối chiếu khi tiếp nhận.</source>
        <translation>%s You can still file; an officer compares card and person at reception.</translation>
    </message>
    <message>
        <source>họ tên</source>
        <translation>the name</translation>
    </message>
    <message>
        <source>nơi thường trú</source>
        <translation>the residence</translation>
    </message>
    <message>
        <source>Mã QR ghi khác chip về: %s. Hồ sơ lấy theo chip.</source>
        <translation>The QR code differs from the chip in: %s. The chip counts.</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Digitised papers</translation>
    </message>
    <message>
        <source>Ký số bản sao</source>
        <translation>Sign a copy</translation>
    </message>
    <message>
        <source>Hồ sơ không có giấy tờ đã quét</source>
        <translation>No paper of this dossier was scanned</translation>
    </message>
    <message>
        <source>Trang 1 trong %1</source>
        <translation>Page 1 of %1</translation>
    </message>
    <message>
        <source>Bản sao đã ký số</source>
        <translation>Copy, digitally signed</translation>
    </message>
    <message>
        <source>Bản quét chưa ký số</source>
        <translation>Scan, not signed</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ</source>
        <translation>About this paper</translation>
    </message>
    <message>
        <source>Lưu thông tin</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ký số bản sao điện tử</source>
        <translation>Sign the electronic copy</translation>
    </message>
    <message>
        <source>%1 giấy tờ chưa ký của hồ sơ này</source>
        <translation>%1 unsigned papers of this dossier</translation>
    </message>
    <message>
        <source>Mức chữ ký</source>
        <translation>Signature level</translation>
    </message>
    <message>
        <source>Mã PIN của thiết bị ký số</source>
        <translation>PIN of the signing token</translation>
    </message>
    <message>
        <source>Mã PIN chỉ được đưa tới thiết bị, máy không giữ lại.</source>
        <translation>The PIN goes to the token only; this machine does not keep it.</translation>
    </message>
    <message>
        <source>Ký cả %1 giấy tờ chưa ký</source>
        <translation>Sign all %1 unsigned papers</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Ký mức thấp hơn</source>
        <translation>Sign at the lower level</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Mức thấp hơn là %1. Chỉ ký khi cán bộ chọn.</source>
        <translation>The lower level is %1. It is used only when you choose it.</translation>
    </message>
</context>
<context>
    <name>CopiesPageModel</name>
    <message>
        <source>Việc ký số đang chạy sẽ dừng; giấy tờ đã ký vẫn được giữ.</source>
        <translation>The signing that runs will stop; papers signed already are kept.</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ vừa gõ chưa được lưu.</source>
        <translation>What you typed about a paper is not saved yet.</translation>
    </message>
    <message>
        <source>Ký số bản sao điện tử</source>
        <translation>Sign the electronic copy</translation>
    </message>
    <message>
        <source>Lưu thông tin giấy tờ</source>
        <translation>Save what is said of the paper</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Bản sao điện tử</source>
        <translation>Electronic copy</translation>
    </message>
    <message>
        <source>Người ký theo chứng thư</source>
        <translation>Signer, as the certificate says</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Mức chữ ký</source>
        <translation>Signature level</translation>
    </message>
    <message>
        <source>Số chứng thư</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>Số hóa lúc</source>
        <translation>Digitised</translation>
    </message>
    <message>
        <source>Người số hóa</source>
        <translation>Digitised by</translation>
    </message>
    <message>
        <source>Dùng lại từ hồ sơ</source>
        <translation>Used again from dossier</translation>
    </message>
    <message>
        <source>Người nộp đồng ý lúc</source>
        <translation>Applicant agreed</translation>
    </message>
    <message>
        <source>bản quét, chưa ký</source>
        <translation>scan, not signed</translation>
    </message>
    <message>
        <source>đã ký</source>
        <translation>signed</translation>
    </message>
    <message>
        <source>bản quét, chưa có lớp chữ</source>
        <translation>scan without letters beneath</translation>
    </message>
    <message>
        <source>Bản %1: %2</source>
        <translation>Version %1: %2</translation>
    </message>
    <message>
        <source>Trung tâm chưa khai chữ ký số (mục seal trong kiosk.toml).</source>
        <translation>The centre has set no signature (section seal in kiosk.toml).</translation>
    </message>
    <message>
        <source>Vai trò của cán bộ này không ký bản sao.</source>
        <translation>Your role does not sign copies.</translation>
    </message>
    <message>
        <source>Ký được khi hồ sơ đã có mã và đang ở quầy này.</source>
        <translation>It can be signed once the dossier has its code and is at this counter.</translation>
    </message>
    <message>
        <source>Đang đọc chữ trên giấy tờ…</source>
        <translation>Reading the letters of the paper…</translation>
    </message>
    <message>
        <source>Đang mở thiết bị ký số…</source>
        <translation>Opening the token…</translation>
    </message>
    <message>
        <source>Đang ký…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Đang kiểm tra bản đã ký…</source>
        <translation>Checking the signed copy…</translation>
    </message>
    <message>
        <source>%1 của %2: %3</source>
        <translation>%1 of %2: %3</translation>
    </message>
    <message>
        <source>chữ ký, không có dấu thời gian</source>
        <translation>signature without a time stamp</translation>
    </message>
    <message>
        <source>chữ ký và dấu thời gian</source>
        <translation>signature and time stamp</translation>
    </message>
    <message>
        <source>chữ ký, dấu thời gian và tình trạng chứng thư</source>
        <translation>signature, time stamp and the certificate&apos;s standing</translation>
    </message>
    <message>
        <source>Đã ký %1</source>
        <translation>Signed %1</translation>
    </message>
    <message>
        <source>Chưa ký</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Đã ký %1 giấy tờ; bản mới được gửi tới Cổng.</source>
        <translation>Signed papers: %1. The new revision goes to the Portal.</translation>
    </message>
    <message>
        <source>Đã lưu thông tin giấy tờ.</source>
        <translation>What is said of the paper is saved.</translation>
    </message>
</context>
<context>
    <name>CorrectPage</name>
    <message>
        <source>Sửa thông tin hồ sơ</source>
        <translation>Correct a dossier</translation>
    </message>
    <message>
        <source>Lưu và gửi Cổng</source>
        <translation>Save and send to the Portal</translation>
    </message>
    <message>
        <source>Thông tin trong tờ khai</source>
        <translation>What the form says</translation>
    </message>
    <message>
        <source>Cán bộ sửa theo lời người nộp; nhật ký ghi ai sửa mục nào.</source>
        <translation>Corrected as the applicant says; the log keeps who changed which field.</translation>
    </message>
    <message>
        <source>Cổng chưa nhận hồ sơ này</source>
        <translation>The Portal has not taken this dossier</translation>
    </message>
    <message>
        <source>Theo giấy tờ tùy thân</source>
        <translation>From the identity document</translation>
    </message>
    <message>
        <source>Không sửa ở đây. Nếu sai người hoặc sai số, rút hồ sơ và tiếp nhận lại.</source>
        <translation>Not corrected here. If it is the wrong person or number, withdraw the dossier and receive it anew.</translation>
    </message>
</context>
<context>
    <name>CorrectPageModel</name>
    <message>
        <source>Lưu và gửi Cổng</source>
        <translation>Save and send to the Portal</translation>
    </message>
    <message>
        <source>Điều vừa sửa chưa được lưu.</source>
        <translation>What you corrected is not saved yet.</translation>
    </message>
    <message>
        <source>Vì sao (mã %1)</source>
        <translation>Why (code %1)</translation>
    </message>
    <message>
        <source>Câu trả lời sau cùng</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Đã lưu; bản mới được gửi tới Cổng.</source>
        <translation>Saved; the new version goes to the Portal.</translation>
    </message>
    <message>
        <source>Không có gì thay đổi.</source>
        <translation>Nothing has changed.</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Quầy Một cửa</source>
        <translation>One-stop counter</translation>
    </message>
    <message>
        <source>MÔ PHỎNG: %1. Không dùng cho hồ sơ thật</source>
        <translation>SIMULATED: %1. Not for real dossiers</translation>
    </message>
    <message>
        <source>Bỏ việc đang làm?</source>
        <translation>Leave unfinished work?</translation>
    </message>
    <message>
        <source>Ở lại trang này</source>
        <translation>Stay on this page</translation>
    </message>
    <message>
        <source>Bỏ và rời trang</source>
        <translation>Drop it and leave</translation>
    </message>
</context>
<context>
    <name>CounterCallDialog</name>
    <message>
        <source>Gọi một số</source>
        <translation>Call a number</translation>
    </message>
    <message>
        <source>Chuyển số %1 sang nhóm khác</source>
        <translation>Transfer number %1 to another group</translation>
    </message>
    <message>
        <source>Người đã đến quầy, hoặc vắng mặt lúc trước nay quay lại.</source>
        <translation>The person is at the counter, or was absent before and has come back.</translation>
    </message>
    <message>
        <source>Người dân giữ nguyên số và thứ tự chờ.</source>
        <translation>The citizen keeps the number and the place in the queue.</translation>
    </message>
    <message>
        <source>Số thứ tự</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Đã gọi mà vắng mặt</source>
        <translation>Called but absent</translation>
    </message>
    <message>
        <source>Gọi số này</source>
        <translation>Call this number</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CounterHead</name>
    <message>
        <source>Chưa gọi số nào</source>
        <translation>No number called yet</translation>
    </message>
    <message>
        <source>Số %1</source>
        <translation>No. %1</translation>
    </message>
    <message>
        <source>Đang gọi</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>%1 người đang chờ</source>
        <translation>%1 people waiting</translation>
    </message>
    <message>
        <source>Không có ai chờ</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>Đã đến</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Gọi tiếp</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Call again</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Chuyển sang nhóm khác</source>
        <translation>Transfer to another group</translation>
    </message>
    <message>
        <source>Gọi theo số</source>
        <translation>Call by number</translation>
    </message>
    <message>
        <source>Đang gõ tiếng Việt kiểu Telex</source>
        <translation>Typing Vietnamese by Telex</translation>
    </message>
    <message>
        <source>Đang gõ không dấu</source>
        <translation>Typing without marks</translation>
    </message>
    <message>
        <source>Tìm và lệnh</source>
        <translation>Find and commands</translation>
    </message>
</context>
<context>
    <name>CounterLogIn</name>
    <message>
        <source>Quầy Một cửa</source>
        <translation>One-stop counter</translation>
    </message>
    <message>
        <source>Đang mở kho hồ sơ…</source>
        <translation>Opening the store of dossiers…</translation>
    </message>
    <message>
        <source>Chưa mở được quầy</source>
        <translation>The counter cannot open yet</translation>
    </message>
    <message>
        <source>Đặt mật khẩu của riêng mình</source>
        <translation>Set a password of your own</translation>
    </message>
    <message>
        <source>Màn hình đang khóa</source>
        <translation>The screen is locked</translation>
    </message>
    <message>
        <source>Đăng nhập quầy %1</source>
        <translation>Log in at counter %1</translation>
    </message>
    <message>
        <source>Mật khẩu đang dùng do người khác đặt. Vui lòng đổi trước khi làm việc.</source>
        <translation>Somebody else set this password. Please change it before you work.</translation>
    </message>
    <message>
        <source>%1 đang làm việc tại quầy này.</source>
        <translation>%1 is working at this counter.</translation>
    </message>
    <message>
        <source>Chưa có tài khoản nào. Kỹ thuật viên tạo tài khoản phụ trách đầu tiên bằng lệnh kiosk officer add.</source>
        <translation>There is no account yet. The technician makes the first supervisor with the command kiosk officer add.</translation>
    </message>
    <message>
        <source>Tài khoản</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mật khẩu đang dùng</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Từ %1 ký tự, không dùng tên tài khoản</source>
        <translation>At least %1 characters, not the account&apos;s name</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu mới</source>
        <translation>Repeat the new password</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đổi mật khẩu và vào làm việc</source>
        <translation>Change the password and start</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Người khác đăng nhập</source>
        <translation>Somebody else logs in</translation>
    </message>
</context>
<context>
    <name>CounterPalette</name>
    <message>
        <source>Tìm và lệnh</source>
        <translation>Find and commands</translation>
    </message>
    <message>
        <source>Trang, lệnh, mã hồ sơ, tên không dấu, số định danh</source>
        <translation>Page, command, dossier code, name without marks, ID number</translation>
    </message>
    <message>
        <source>Không thấy gì phù hợp</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>Mũi tên để chọn, Enter để mở, Esc để đóng</source>
        <translation>Arrows to choose, Enter to open, Esc to close</translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Thêm một ngày</source>
        <translation>Add a day</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Là ngày</source>
        <translation>It is a day</translation>
    </message>
    <message>
        <source>Nghỉ</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Làm bù</source>
        <translation>Worked instead</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Thêm vào lịch</source>
        <translation>Add to the calendar</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Chưa in</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>Chờ máy in</source>
        <translation>Waiting for the printer</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đã in</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Xem lại giấy đã in</source>
        <translation>Look at the printed paper</translation>
    </message>
    <message>
        <source>In hỏng</source>
        <translation>Printing failed</translation>
    </message>
    <message>
        <source>Chưa gửi Cổng</source>
        <translation>Not sent to the Portal</translation>
    </message>
    <message>
        <source>Chờ gửi Cổng</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Cổng đã ghi nhận</source>
        <translation>Recorded by the Portal</translation>
    </message>
    <message>
        <source>Nghẽn khi gửi Cổng</source>
        <translation>Stuck on the way to the Portal</translation>
    </message>
    <message>
        <source>Chờ nộp</source>
        <translation>To be paid</translation>
    </message>
    <message>
        <source>Chờ xác nhận</source>
        <translation>Waiting for confirmation</translation>
    </message>
    <message>
        <source>Đã thu</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Đã hoàn</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>VietQR</source>
        <translation>VietQR</translation>
    </message>
    <message>
        <source>Trên Cổng</source>
        <translation>On the Portal</translation>
    </message>
    <message>
        <source>Quầy chưa mở được kho hồ sơ.</source>
        <translation>The counter could not open the store of dossiers.</translation>
    </message>
    <message>
        <source>Dữ liệu không mất. Vui lòng báo kỹ thuật viên mã dưới đây.</source>
        <translation>No data are lost. Please tell the technician the code below.</translation>
    </message>
    <message>
        <source>Ngoại tuyến</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Đã nối Cổng</source>
        <translation>Connected to the Portal</translation>
    </message>
    <message>
        <source>Mạng đòi đăng nhập</source>
        <translation>Network log-in needed</translation>
    </message>
    <message>
        <source>Cổng đang lỗi</source>
        <translation>The Portal is failing</translation>
    </message>
    <message>
        <source>Cổng không xác thực được</source>
        <translation>Portal not authenticated</translation>
    </message>
    <message>
        <source>Cổng không nhận tài khoản</source>
        <translation>Account not accepted</translation>
    </message>
    <message>
        <source>Danh sách việc</source>
        <translation>Work list</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Ca thu tiền</source>
        <translation>Cash drawer</translation>
    </message>
    <message>
        <source>Kiểm tra phiếu</source>
        <translation>Check a receipt</translation>
    </message>
    <message>
        <source>Đồng bộ với Cổng</source>
        <translation>Portal sync</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Petitions</translation>
    </message>
    <message>
        <source>Cán bộ và quyền</source>
        <translation>Officers and rights</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Digitised papers</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận nhiều hồ sơ</source>
        <translation>Receipt for several dossiers</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Bước xử lý</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Ngày hẹn trả mới</source>
        <translation>New day of return</translation>
    </message>
    <message>
        <source>Ngày làm việc, sau ngày đã hẹn. Mũi tên lên xuống đổi từng ngày.</source>
        <translation>A working day after the promised one. Arrow up and down change it day by day.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết chậm</source>
        <translation>Body that is late</translation>
    </message>
    <message>
        <source>Người đề nghị dừng</source>
        <translation>Who asks to stop</translation>
    </message>
    <message>
        <source>Xử lý phí, lệ phí đã nộp</source>
        <translation>What happens to fees already paid</translation>
    </message>
    <message>
        <source>Chuyển đến cơ quan</source>
        <translation>Forwarded to</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Giấy tờ phải bổ sung</source>
        <translation>Papers to be supplied</translation>
    </message>
    <message>
        <source>Giấy tờ trả lại</source>
        <translation>Papers given back</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Waiting for papers</translation>
    </message>
    <message>
        <source>Chờ nộp tiền</source>
        <translation>Waiting for payment</translation>
    </message>
    <message>
        <source>Đã rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Bị từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Thu phí, lệ phí</source>
        <translation>Collect fees</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Return results</translation>
    </message>
    <message>
        <source>Phụ trách</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Kỹ thuật viên</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Ngày mai</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 phút</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 giờ</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 ngày</source>
        <translation>%1 days</translation>
    </message>
</context>
<context>
    <name>DeskCount</name>
    <message>
        <source>Bớt: %1</source>
        <translation>One less: %1</translation>
    </message>
    <message>
        <source>Thêm: %1</source>
        <translation>One more: %1</translation>
    </message>
</context>
<context>
    <name>DeskPreview</name>
    <message>
        <source>Bản xem trước của mẫu</source>
        <translation>Preview of the form</translation>
    </message>
</context>
<context>
    <name>DeskRail</name>
    <message>
        <source>Quầy Một cửa</source>
        <translation>One-stop counter</translation>
    </message>
    <message>
        <source>Quầy số %1</source>
        <translation>Counter no. %1</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Đăng xuất</source>
        <translation>Log out</translation>
    </message>
</context>
<context>
    <name>DeskToast</name>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close the message</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>Câu hỏi %1 trong %2</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>Bỏ qua câu này</source>
        <translation>Skip this question</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Gõ tên để tìm, không cần dấu</source>
        <translation>Type a name to search, accents not needed</translation>
    </message>
</context>
<context>
    <name>DetailsPageModel</name>
    <message>
        <source>Chọn tỉnh hoặc thành phố</source>
        <translation>Choose the province or city</translation>
    </message>
    <message>
        <source>Chọn phường, xã hoặc đặc khu</source>
        <translation>Choose the ward, commune or special zone</translation>
    </message>
    <message>
        <source>Số nhà, đường, tổ dân phố hoặc thôn</source>
        <translation>House number, street, residential group or hamlet</translation>
    </message>
    <message>
        <source>Các lựa chọn: %s</source>
        <translation>The choices: %s</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>Đã nhập %1 trong %2 chữ số</source>
        <translation>%1 of %2 digits entered</translation>
    </message>
</context>
<context>
    <name>DigitPad</name>
    <message>
        <source>Xoá</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>Giấy nhận chung (%1)</source>
        <translation>One receipt (%1)</translation>
    </message>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Digitised papers</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Hẹn trả: %1</source>
        <translation>Due: %1</translation>
    </message>
    <message>
        <source>Che số</source>
        <translation>Hide the number</translation>
    </message>
    <message>
        <source>Hiện số</source>
        <translation>Show the number</translation>
    </message>
    <message>
        <source>Mẫu đã lập</source>
        <translation>Forms issued</translation>
    </message>
    <message>
        <source>Đã ký số</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers of the dossier</translation>
    </message>
    <message>
        <source>%1, %2 trang</source>
        <translation>%1, %2 pages</translation>
    </message>
    <message>
        <source>Hồ sơ chưa thuộc quầy nào</source>
        <translation>The dossier belongs to no counter yet</translation>
    </message>
    <message>
        <source>Hồ sơ đang ở máy %1</source>
        <translation>The dossier is at machine %1</translation>
    </message>
    <message>
        <source>Ở đây chỉ xem được. Nhận về quầy này để làm tiếp.</source>
        <translation>Here it can only be read. Bring it to this counter to go on.</translation>
    </message>
    <message>
        <source>Nhận về quầy này</source>
        <translation>Bring it to this counter</translation>
    </message>
    <message>
        <source>Việc được làm</source>
        <translation>What may be done</translation>
    </message>
    <message>
        <source>Vai trò và trạng thái này không có bước nào.</source>
        <translation>This role and state have no step.</translation>
    </message>
    <message>
        <source>Quá trình xử lý</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>DossierPageModel</name>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Ký số: %1</source>
        <translation>Seal: %1</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Một giấy tiếp nhận cho nhiều hồ sơ</source>
        <translation>One receipt for several dossiers</translation>
    </message>
    <message>
        <source>Giấy tờ số hóa</source>
        <translation>Digitised papers</translation>
    </message>
    <message>
        <source>%1 (số tạm)</source>
        <translation>%1 (temporary number)</translation>
    </message>
    <message>
        <source>%1 (số tạm trước đây: %2)</source>
        <translation>%1 (temporary number before: %2)</translation>
    </message>
    <message>
        <source>Tạm dừng tính hạn</source>
        <translation>The term stands still</translation>
    </message>
    <message>
        <source>Không có hạn công bố</source>
        <translation>No published term</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Đến hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner of the dossier</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Nơi nộp</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>Máy tự phục vụ</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Cán bộ tiếp nhận</source>
        <translation>Received by officer</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>kết quả, đã quét</source>
        <translation>result, scanned</translation>
    </message>
    <message>
        <source>Nộp tại máy tự phục vụ</source>
        <translation>Filed at the kiosk</translation>
    </message>
    <message>
        <source>Đã xin hồ sơ. Máy kia chuyển sang trong giây lát, nếu đang bật.</source>
        <translation>Asked for the dossier. The other machine gives it in a moment, if it is on.</translation>
    </message>
    <message>
        <source>Đã chuyển máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại giấy tại máy in.</source>
        <translation>Please look at the paper at the printer.</translation>
    </message>
    <message>
        <source>Cán bộ xác định</source>
        <translation>To be set by the officer</translation>
    </message>
    <message>
        <source>%1, đã thu đủ</source>
        <translation>%1, paid in full</translation>
    </message>
    <message>
        <source>%1, còn thu %2</source>
        <translation>%1, %2 still to pay</translation>
    </message>
    <message>
        <source>Hẹn trả mới: %1</source>
        <translation>New day of return: %1</translation>
    </message>
    <message>
        <source>Quá hạn từ %1</source>
        <translation>Overdue since %1</translation>
    </message>
    <message>
        <source>Hạn: %1</source>
        <translation>Deadline: %1</translation>
    </message>
</context>
<context>
    <name>EssentialPage</name>
    <message>
        <source>Dịch vụ thiết yếu</source>
        <translation>Essential services</translation>
    </message>
    <message>
        <source>Những việc được làm nhiều nhất, chạm là mở.</source>
        <translation>What people come for most, one touch away.</translation>
    </message>
    <message>
        <source>Làm ở nơi khác: máy chỉ đường, cán bộ giúp</source>
        <translation>Done elsewhere: the machine shows the way, an officer helps</translation>
    </message>
    <message>
        <source>Chọn đúng việc Quý khách cần</source>
        <translation>Choose exactly what you need</translation>
    </message>
    <message>
        <source>Mã QR của %1</source>
        <translation>QR code of %1</translation>
    </message>
    <message>
        <source>Chuẩn bị sẵn</source>
        <translation>Have ready</translation>
    </message>
    <message>
        <source>Các bước trên trang đó</source>
        <translation>Steps on that page</translation>
    </message>
    <message>
        <source>Lấy số để cán bộ giúp</source>
        <translation>Take a number to be helped</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>FaultBanner</name>
    <message>
        <source>Mã: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Thu tiền và in phiếu</source>
        <translation>Take the money and print the slip</translation>
    </message>
    <message>
        <source>Đã thu đủ</source>
        <translation>Paid in full</translation>
    </message>
    <message>
        <source>Còn phải thu: %1</source>
        <translation>Still to pay: %1</translation>
    </message>
    <message>
        <source>Mức phí của hồ sơ: %1</source>
        <translation>Fee of the dossier: %1</translation>
    </message>
    <message>
        <source>Chưa mở ca thu tiền: không thu được tiền mặt.</source>
        <translation>The drawer is not open: no cash can be taken.</translation>
    </message>
    <message>
        <source>Mở ca</source>
        <translation>Open the drawer</translation>
    </message>
    <message>
        <source>Khách đưa</source>
        <translation>Given by the payer</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Xác định mức phí</source>
        <translation>Set the fee</translation>
    </message>
    <message>
        <source>Khi mức công bố không rõ, hoặc được miễn, giảm. Cần ghi lý do.</source>
        <translation>When the published amount is unclear, or is waived or reduced. A reason is needed.</translation>
    </message>
    <message>
        <source>Mức phí của hồ sơ</source>
        <translation>Fee of the dossier</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ghi mức phí</source>
        <translation>Record the fee</translation>
    </message>
    <message>
        <source>Các khoản</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Chưa có khoản nào.</source>
        <translation>No payment yet.</translation>
    </message>
    <message>
        <source>Tiền đã về</source>
        <translation>The money has arrived</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Hoàn</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Chuyển khoản VietQR</source>
        <translation>VietQR transfer</translation>
    </message>
    <message>
        <source>Mã chỉ yêu cầu chuyển tiền. Khoản này chờ xác nhận cho đến khi Cổng hoặc cán bộ thấy tiền về.</source>
        <translation>The code only asks for the money. The payment waits until the Portal or an officer has seen it arrive.</translation>
    </message>
    <message>
        <source>Lập mã</source>
        <translation>Make the code</translation>
    </message>
    <message>
        <source>Hoàn tiền</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Tiền mặt được lấy từ ngăn kéo của ca đang mở.</source>
        <translation>Cash is taken from the drawer of the open shift.</translation>
    </message>
    <message>
        <source>Lý do hoàn</source>
        <translation>Reason for the refund</translation>
    </message>
    <message>
        <source>Hoàn tiền và in phiếu</source>
        <translation>Refund and print the slip</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>FeesPageModel</name>
    <message>
        <source>Chưa xác định</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>Đã thu. Trả lại %1.</source>
        <translation>Taken. Change: %1.</translation>
    </message>
    <message>
        <source>Đã ghi mức phí.</source>
        <translation>The fee is recorded.</translation>
    </message>
    <message>
        <source>Đã ghi và in phiếu.</source>
        <translation>Recorded, and the slip is printed.</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>Nhập từ tệp</source>
        <translation>Import from a file</translation>
    </message>
    <message>
        <source>Tệp được kiểm tra trước; bản đang dùng được giữ lại.</source>
        <translation>The file is checked first; the one in use is kept.</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Catalogue of procedures</translation>
    </message>
    <message>
        <source>Lịch nghỉ</source>
        <translation>Days off</translation>
    </message>
    <message>
        <source>Đơn vị hành chính</source>
        <translation>Administrative units</translation>
    </message>
    <message>
        <source>Tệp ZIP hoặc thư mục</source>
        <translation>ZIP file or folder</translation>
    </message>
    <message>
        <source>Kiểm tra và nhập</source>
        <translation>Check and import</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Quý khách cần làm thủ tục gì?</source>
        <translation>Which procedure do you need?</translation>
    </message>
    <message>
        <source>Quý khách cần xem thủ tục nào?</source>
        <translation>Which procedure would you like to see?</translation>
    </message>
    <message>
        <source>Gõ vài chữ, có dấu hoặc không dấu. Ví dụ: dang ky thuong tru</source>
        <translation>Type a few letters, with or without accents: dang ky thuong tru</translation>
    </message>
    <message>
        <source>Tên thủ tục, ví dụ: khai sinh</source>
        <translation>Name of the procedure: khai sinh</translation>
    </message>
    <message>
        <source>Chọn lĩnh vực</source>
        <translation>Choose a field</translation>
    </message>
    <message>
        <source>%1: %2 thủ tục</source>
        <translation>%1: %2 procedures</translation>
    </message>
    <message>
        <source>%1 thủ tục phù hợp nhất</source>
        <translation>%1 best matches</translation>
    </message>
    <message>
        <source>Chưa tìm thấy thủ tục nào</source>
        <translation>No procedure found</translation>
    </message>
    <message>
        <source>Các nhóm việc</source>
        <translation>All groups</translation>
    </message>
    <message>
        <source>Vui lòng thử từ khác ngắn hơn, chọn theo nhóm việc, hoặc bấm “Gọi cán bộ”.</source>
        <translation>Please try a shorter word, choose a group, or press “Call officer”.</translation>
    </message>
    <message>
        <source>Theo lĩnh vực</source>
        <translation>By field</translation>
    </message>
    <message>
        <source>%1 thủ tục, theo %2</source>
        <translation>%1 procedures, as published by %2</translation>
    </message>
</context>
<context>
    <name>Hall</name>
    <message>
        <source>Màn hình gọi số</source>
        <translation>Calling display</translation>
    </message>
</context>
<context>
    <name>HallPage</name>
    <message>
        <source>Mất liên lạc với các máy khác, số gọi có thể hiện chậm</source>
        <translation>No contact with the other machines: calls may appear late</translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Cần cán bộ hỗ trợ</source>
        <translation>Help wanted here</translation>
    </message>
    <message>
        <source>Mời Quý khách đến quầy số %1</source>
        <translation>Please come to counter no. %1</translation>
    </message>
    <message>
        <source>Đã báo cho các quầy</source>
        <translation>The counters have been told</translation>
    </message>
    <message>
        <source>Mã chuyển việc: %1</source>
        <translation>Hand-over code: %1</translation>
    </message>
    <message>
        <source>Mã chuyển việc</source>
        <translation>Hand-over code</translation>
    </message>
    <message>
        <source>Vui lòng giơ tay để cán bộ trong sảnh nhìn thấy. Những gì Quý khách đã khai vẫn còn nguyên.</source>
        <translation>Please raise your hand so that an officer in the hall sees you. Nothing you entered is lost.</translation>
    </message>
    <message>
        <source>Quầy số %1 đang mở phần việc của Quý khách. Quý khách chỉ cần đọc mã trên.</source>
        <translation>Counter no. %1 has your work open. You only need to read out the code above.</translation>
    </message>
    <message>
        <source>Những gì Quý khách đã khai và quét được chuyển đến quầy. Quý khách đọc mã này cho cán bộ, hoặc giơ tay để cán bộ đến máy.</source>
        <translation>What you have entered and scanned is passed to the counter. Read this code to the officer, or raise your hand and an officer comes to you.</translation>
    </message>
    <message>
        <source>Quý khách đọc mã này cho cán bộ ở quầy, hoặc giơ tay để cán bộ đến máy.</source>
        <translation>Read this code to the officer at the counter, or raise your hand and an officer comes to you.</translation>
    </message>
    <message>
        <source>Đang báo cho các quầy…</source>
        <translation>Telling the counters…</translation>
    </message>
    <message>
        <source>Tôi tự làm tiếp</source>
        <translation>I can go on by myself</translation>
    </message>
    <message>
        <source>Tôi đến quầy, kết thúc ở máy này</source>
        <translation>I go to the counter, end here</translation>
    </message>
</context>
<context>
    <name>HomeEvents</name>
    <message>
        <source>Hoặc chọn việc trong đời sống</source>
        <translation>Or choose a life event</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>Nộp phí, lệ phí</source>
        <translation>Pay a fee</translation>
    </message>
    <message>
        <source>Góp ý, phản ánh</source>
        <translation>Feedback, petitions</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Quý khách có thể: nộp hồ sơ, lấy số thứ tự, tra cứu hồ sơ, xem thủ tục và giấy tờ, nộp phí, góp ý. Cần giúp đỡ, Quý khách chạm vào Gọi cán bộ ở góc dưới bên phải.</source>
        <translation>You can: file a dossier, take a queue number, look up a dossier, see procedures and papers, pay a fee, give feedback. For help touch Call an officer in the lower right corner.</translation>
    </message>
    <message>
        <source>Máy tạm ngừng phục vụ</source>
        <translation>This machine is out of service</translation>
    </message>
    <message>
        <source>Kính chào Quý khách</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Quý khách cần làm gì hôm nay?</source>
        <translation>What would you like to do today?</translation>
    </message>
    <message>
        <source>Máy không mở được</source>
        <translation>The machine could not start</translation>
    </message>
    <message>
        <source>Mời Quý khách đến quầy. Cán bộ vẫn tiếp nhận hồ sơ như thường lệ.</source>
        <translation>Please go to a counter. Officers receive dossiers as usual.</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>File a dossier</translation>
    </message>
    <message>
        <source>Máy đang chuẩn bị, vui lòng chờ giây lát…</source>
        <translation>Getting ready, one moment please…</translation>
    </message>
    <message>
        <source>Chuẩn bị sẵn thẻ căn cước và giấy tờ gốc</source>
        <translation>Have your identity card and original papers ready</translation>
    </message>
    <message>
        <source>Lấy số thứ tự</source>
        <translation>Take a queue number</translation>
    </message>
    <message>
        <source>Gặp cán bộ tại quầy</source>
        <translation>Meet an officer at the counter</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ</source>
        <translation>Look up a dossier</translation>
    </message>
    <message>
        <source>Hồ sơ đang ở đâu</source>
        <translation>Where it is now</translation>
    </message>
    <message>
        <source>Thủ tục và giấy tờ</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Cần mang những gì</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>Dịch vụ thiết yếu</source>
        <translation>Essential services</translation>
    </message>
    <message>
        <source>Bảo hiểm, bằng lái, cư trú</source>
        <translation>Insurance, driving licence, residence</translation>
    </message>
</context>
<context>
    <name>IntakeMatter</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Gõ không dấu: thuong tru…</source>
        <translation>Type without marks: thuong tru…</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Receive a dossier</translation>
    </message>
    <message>
        <source>Duyệt bản quét</source>
        <translation>Scan review</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Chưa có gì để kiểm tra.</source>
        <translation>Nothing to check yet.</translation>
    </message>
    <message>
        <source>Tiếp nhận và in</source>
        <translation>Accept and print</translation>
    </message>
    <message>
        <source>Đã đối chiếu, tiếp nhận</source>
        <translation>Compared, accept</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Người tiếp theo</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Thu phí, lệ phí</source>
        <translation>Collect fees</translation>
    </message>
    <message>
        <source>Giấy nhận chung (%1)</source>
        <translation>One receipt (%1)</translation>
    </message>
    <message>
        <source>Ký số bản sao</source>
        <translation>Sign a copy</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
</context>
<context>
    <name>IntakePageModel</name>
    <message>
        <source>Hồ sơ đang tiếp nhận chưa xong và sẽ bị bỏ.</source>
        <translation>The dossier being received is unfinished and will be dropped.</translation>
    </message>
    <message>
        <source>%1 trang quét chưa đạt: quét lại, hoặc ghi lý do.</source>
        <translation>%1 scanned pages are not good: scan again, or give a reason.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Quốc tịch</source>
        <translation>Nationality</translation>
    </message>
    <message>
        <source>Nơi thường trú</source>
        <translation>Permanent residence</translation>
    </message>
    <message>
        <source>Tỉnh, thành phố</source>
        <translation>Province or city</translation>
    </message>
    <message>
        <source>Phường, xã, đặc khu</source>
        <translation>Ward, commune or special zone</translation>
    </message>
    <message>
        <source>Không có hạn công bố</source>
        <translation>No published term</translation>
    </message>
    <message>
        <source>Đã tiếp nhận, đã in giấy tiếp nhận và phiếu giữ hồ sơ.</source>
        <translation>Accepted; the receipt and the custody slip are printed.</translation>
    </message>
    <message>
        <source>Danh tính đã xác nhận</source>
        <translation>Identity confirmed</translation>
    </message>
    <message>
        <source>Danh tính cần cán bộ đối chiếu</source>
        <translation>The officer must compare the identity</translation>
    </message>
    <message>
        <source>Tờ khai còn %1 mục chưa đúng</source>
        <translation>%1 answers of the form are not right yet</translation>
    </message>
    <message>
        <source>Tờ khai đủ</source>
        <translation>The form is complete</translation>
    </message>
    <message>
        <source>%1 giấy tờ quét ít trang hơn số bản đã đếm</source>
        <translation>%1 papers have fewer pages scanned than copies counted</translation>
    </message>
    <message>
        <source>%1 giấy tờ có tệp lớn hơn mức Cổng nhận</source>
        <translation>%1 papers have a file larger than the Portal takes</translation>
    </message>
    <message>
        <source>Còn thiếu %1 giấy tờ</source>
        <translation>%1 papers missing</translation>
    </message>
    <message>
        <source>Giấy tờ đủ</source>
        <translation>The papers are complete</translation>
    </message>
    <message>
        <source>Phí, lệ phí: %1</source>
        <translation>Fees: %1</translation>
    </message>
    <message>
        <source>Phí do cán bộ xác định</source>
        <translation>The officer sets the fee</translation>
    </message>
    <message>
        <source>Đã có hồ sơ cùng thủ tục: %1</source>
        <translation>There is a dossier for the same procedure: %1</translation>
    </message>
    <message>
        <source>Không có hồ sơ trùng</source>
        <translation>No duplicate dossier</translation>
    </message>
    <message>
        <source>Chưa có lịch nghỉ của năm hẹn trả</source>
        <translation>The calendar of the year of return is not known</translation>
    </message>
    <message>
        <source>Thủ tục không công bố thời hạn</source>
        <translation>The procedure publishes no term</translation>
    </message>
    <message>
        <source>Hẹn trả %1</source>
        <translation>Due %1</translation>
    </message>
</context>
<context>
    <name>IntakePapers</name>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers of the dossier</translation>
    </message>
    <message>
        <source>Giấy tờ hiện ra khi đã có người nộp và thủ tục.</source>
        <translation>The papers appear once there are an applicant and a procedure.</translation>
    </message>
    <message>
        <source>Đang quét…</source>
        <translation>Scanning…</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Chụp</source>
        <translation>Take pictures</translation>
    </message>
    <message>
        <source>Quét hai mặt</source>
        <translation>Both sides</translation>
    </message>
    <message>
        <source>Quét một mặt</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>Duyệt %1 trang</source>
        <translation>Review %1 pages</translation>
    </message>
    <message>
        <source>Nộp bản giấy</source>
        <translation>Paper handed in</translation>
    </message>
    <message>
        <source>Không thuộc trường hợp</source>
        <translation>Not of this case</translation>
    </message>
    <message>
        <source>In tờ phân cách</source>
        <translation>Print separator sheets</translation>
    </message>
</context>
<context>
    <name>IntakePapersModel</name>
    <message>
        <source>Đã giữ %1 trang. Đặt lại giấy từ trang %2 rồi bấm Quét.</source>
        <translation>%1 pages are kept. Put the paper in again from page %2, then press Scan.</translation>
    </message>
    <message>
        <source>%1 trang cần xem lại.</source>
        <translation>%1 pages need a look.</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Đã quét %1 trang</source>
        <translation>%1 pages scanned</translation>
    </message>
    <message>
        <source>không thời hạn</source>
        <translation>without an end</translation>
    </message>
    <message>
        <source>Từ hồ sơ</source>
        <translation>From dossier</translation>
    </message>
    <message>
        <source>Ngày số hóa</source>
        <translation>Digitised on</translation>
    </message>
    <message>
        <source>Dùng lại được đến</source>
        <translation>May be used again until</translation>
    </message>
    <message>
        <source>Căn cứ thời hạn</source>
        <translation>Basis of the term</translation>
    </message>
    <message>
        <source>trung tâm tự đặt (giả định)</source>
        <translation>set by the centre (assumption)</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Đã chuyển máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Chưa rõ đã in được chưa; xem ở máy in.</source>
        <translation>Not known whether it came out; please look at the printer.</translation>
    </message>
    <message>
        <source>Dùng lại, %1 trang</source>
        <translation>Used again, %1 pages</translation>
    </message>
    <message>
        <source>Đã nộp bản giấy</source>
        <translation>Paper handed in</translation>
    </message>
    <message>
        <source>Không thuộc trường hợp này</source>
        <translation>Not of this circumstance</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu quốc gia</source>
        <translation>National database</translation>
    </message>
    <message>
        <source>Công dân mang ra quầy</source>
        <translation>The citizen brings it to the counter</translation>
    </message>
    <message>
        <source>Đã quét %1 trang, tệp quá lớn</source>
        <translation>%1 pages scanned, the file is too large</translation>
    </message>
    <message>
        <source>Đã có bản số hóa ngày %1 từ hồ sơ %2.</source>
        <translation>Digitised on %1 for dossier %2.</translation>
    </message>
</context>
<context>
    <name>IntakePerson</name>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Nhập giấy tờ</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>Loại giấy tờ</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Quốc tịch</source>
        <translation>Nationality</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Đã đối chiếu người và giấy tờ</source>
        <translation>Person and document compared</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>huyền</source>
        <translation>huyền</translation>
    </message>
    <message>
        <source>sắc</source>
        <translation>sắc</translation>
    </message>
    <message>
        <source>hỏi</source>
        <translation>hỏi</translation>
    </message>
    <message>
        <source>ngã</source>
        <translation>ngã</translation>
    </message>
    <message>
        <source>nặng</source>
        <translation>nặng</translation>
    </message>
    <message>
        <source>Bàn phím</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>HOA</source>
        <translation>CAPS</translation>
    </message>
    <message>
        <source>Hoa</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Chữ hoa</source>
        <translation>Capital letters</translation>
    </message>
    <message>
        <source>Ẩn phím</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Ẩn bàn phím</source>
        <translation>Hide the keyboard</translation>
    </message>
    <message>
        <source>dấu cách</source>
        <translation>space</translation>
    </message>
</context>
<context>
    <name>LatelyCard</name>
    <message>
        <source>Vừa gọi</source>
        <translation>Just called</translation>
    </message>
    <message>
        <source>Số %1, quầy %2</source>
        <translation>No. %1, counter %2</translation>
    </message>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
</context>
<context>
    <name>LineCell</name>
    <message>
        <source>%1 %2: %3 người chờ</source>
        <translation>%1 %2: %3 people waiting</translation>
    </message>
</context>
<context>
    <name>LogInModel</name>
    <message>
        <source>Hai lần nhập mật khẩu mới chưa giống nhau.</source>
        <translation>The two new passwords are not the same.</translation>
    </message>
    <message>
        <source>Sau %1 phút có thể thử lại, hoặc nhờ phụ trách đặt lại mật khẩu.</source>
        <translation>Try again after %1 minutes, or ask a supervisor to set a new password.</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Nhật ký</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Các dòng cuối của dịch vụ; số, tên và thư điện tử đã được che.</source>
        <translation>The service&apos;s last lines; numbers, names and e-mail are covered.</translation>
    </message>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>LogPageModel</name>
    <message>
        <source>Nhật ký chưa có dòng nào.</source>
        <translation>The log has no line yet.</translation>
    </message>
</context>
<context>
    <name>LongText</name>
    <message>
        <source>Thu gọn</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>Xem thêm</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>LookUpPage</name>
    <message>
        <source>Tra cứu hồ sơ</source>
        <translation>Look up a dossier</translation>
    </message>
    <message>
        <source>Quý khách muốn tìm hồ sơ bằng cách nào?</source>
        <translation>How would you like to find it?</translation>
    </message>
    <message>
        <source>Bằng thẻ căn cước</source>
        <translation>By ID card</translation>
    </message>
    <message>
        <source>Xem mọi hồ sơ Quý khách đã nộp ở đây</source>
        <translation>See every dossier you have filed here</translation>
    </message>
    <message>
        <source>Bằng mã hồ sơ</source>
        <translation>By dossier code</translation>
    </message>
    <message>
        <source>Gõ mã và sáu số tra cứu in trên phiếu</source>
        <translation>Type the code and the six digits printed on your slip</translation>
    </message>
    <message>
        <source>Có phiếu giữ hồ sơ?</source>
        <translation>Have you got the slip?</translation>
    </message>
    <message>
        <source>Đưa mã QR trên phiếu vào đầu đọc mã của máy, nếu máy có. Mã hồ sơ sẽ tự hiện ra.</source>
        <translation>Hold its QR code to the machine&apos;s code reader, if there is one. The dossier code appears by itself.</translation>
    </message>
    <message>
        <source>Đang tìm hồ sơ…</source>
        <translation>Looking for the dossier…</translation>
    </message>
    <message>
        <source>Hồ sơ của Quý khách</source>
        <translation>Your dossiers</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào</source>
        <translation>No dossier yet</translation>
    </message>
    <message>
        <source>%1 chưa nộp hồ sơ nào ở trung tâm này.</source>
        <translation>%1 has filed no dossier at this centre.</translation>
    </message>
    <message>
        <source>Mã hồ sơ của Quý khách</source>
        <translation>Your dossier code</translation>
    </message>
    <message>
        <source>Mã in đậm trên phiếu giữ hồ sơ hoặc trên Giấy tiếp nhận.</source>
        <translation>Printed in bold on your slip or on the receipt.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Mã tra cứu sáu số</source>
        <translation>Six-digit look-up code</translation>
    </message>
    <message>
        <source>In trên phiếu giữ hồ sơ. Không có mã, Quý khách vẫn xem được hồ sơ đang ở bước nào.</source>
        <translation>Printed on your slip. Without it you can still see which stage the dossier is at.</translation>
    </message>
    <message>
        <source>Mã tra cứu đã sai nhiều lần. Quý khách vui lòng hỏi cán bộ tại quầy, hoặc xem hồ sơ đang ở bước nào.</source>
        <translation>The look-up code was wrong several times. Please ask an officer at the counter, or see the stage only.</translation>
    </message>
    <message>
        <source>Tôi không có mã, chỉ xem bước</source>
        <translation>I have no code, show the stage only</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Show the dossier</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call officer</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>LookUpPageModel</name>
    <message>
        <source>Hẹn trả kết quả: %s</source>
        <translation>Result due: %s</translation>
    </message>
    <message>
        <source>hẹn trả %s</source>
        <translation>due %s</translation>
    </message>
    <message>
        <source>Cán bộ sẽ báo</source>
        <translation>An officer will tell you</translation>
    </message>
</context>
<context>
    <name>LookUpResult</name>
    <message>
        <source>Việc Quý khách cần biết</source>
        <translation>What you need to know</translation>
    </message>
    <message>
        <source>Trung tâm nhận lúc</source>
        <translation>Received by the centre</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Để xem ngày hẹn và các bước, Quý khách dùng mã tra cứu trên phiếu hoặc hỏi cán bộ tại quầy.</source>
        <translation>To see the day of return and the steps, use the PIN on your slip or ask an officer at the counter.</translation>
    </message>
    <message>
        <source>Đánh giá phục vụ</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>Nộp %1</source>
        <translation>Pay %1</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Mời lấy giấy</source>
        <translation>Please take the paper</translation>
    </message>
    <message>
        <source>Xem khe giấy. In lại</source>
        <translation>Look at the paper slot. Print again</translation>
    </message>
    <message>
        <source>In ra giấy</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>Hồ sơ khác</source>
        <translation>Another dossier</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Chọn thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Thẻ căn cước</source>
        <translation>Identity card</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kiểm tra và nộp</source>
        <translation>Check and file</translation>
    </message>
    <message>
        <source>Thứ hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Máy tự phục vụ</source>
        <translation>Self-service kiosk</translation>
    </message>
    <message>
        <source>MÔ PHỎNG: %1. Không dùng cho hồ sơ thật</source>
        <translation>SIMULATION: %1. Not for real dossiers</translation>
    </message>
    <message>
        <source>Đã kết nối Cổng DVCQG</source>
        <translation>Connected to the National Portal</translation>
    </message>
    <message>
        <source>Đang ngoại tuyến: hồ sơ vẫn được tiếp nhận</source>
        <translation>Offline: dossiers are still received</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Đang ở bước %1: %2</source>
        <translation>At step %1: %2</translation>
    </message>
    <message>
        <source>Đang ở trang đầu</source>
        <translation>At the first page</translation>
    </message>
</context>
<context>
    <name>MrzGroups</name>
    <message>
        <source>đúng</source>
        <translation>right</translation>
    </message>
    <message>
        <source>đã nhập %1 trong %2 chữ số</source>
        <translation>%1 of %2 digits typed</translation>
    </message>
</context>
<context>
    <name>NumberHint</name>
    <message>
        <source>Ví dụ: số 099 085 000 011 thì nhập 000011</source>
        <translation>Example: for 099 085 000 011 enter 000011</translation>
    </message>
    <message>
        <source>Số: 099085</source>
        <translation>No.: 099085</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Đã nhận</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Take</translation>
    </message>
</context>
<context>
    <name>OfficersPage</name>
    <message>
        <source>Cán bộ và quyền</source>
        <translation>Officers and rights</translation>
    </message>
    <message>
        <source>Mọi thay đổi được ghi vào nhật ký.</source>
        <translation>Every change is recorded in the audit.</translation>
    </message>
    <message>
        <source>Thêm cán bộ</source>
        <translation>Add an officer</translation>
    </message>
    <message>
        <source>Tài khoản mới</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>Chương trình đặt mật khẩu lần đầu, cán bộ đổi khi đăng nhập.</source>
        <translation>The program makes the first password; the officer changes it at log-in.</translation>
    </message>
    <message>
        <source>Tên tài khoản</source>
        <translation>Account name</translation>
    </message>
    <message>
        <source>Không dấu, không khoảng trắng</source>
        <translation>No marks, no spaces</translation>
    </message>
    <message>
        <source>Họ và tên, như in trên giấy tờ</source>
        <translation>Full name, as printed on papers</translation>
    </message>
    <message>
        <source>Tạo tài khoản</source>
        <translation>Create the account</translation>
    </message>
    <message>
        <source>Lưu quyền</source>
        <translation>Save the rights</translation>
    </message>
    <message>
        <source>Mật khẩu dùng một lần</source>
        <translation>One-time password</translation>
    </message>
    <message>
        <source>Đọc cho cán bộ. Mật khẩu này không hiện lại và phải đổi khi đăng nhập.</source>
        <translation>Read it to the officer. It is not shown again and must be changed at log-in.</translation>
    </message>
    <message>
        <source>Đặt lại mật khẩu</source>
        <translation>Set a new password</translation>
    </message>
    <message>
        <source>Đóng tài khoản</source>
        <translation>Close the account</translation>
    </message>
    <message>
        <source>Mở lại tài khoản</source>
        <translation>Open the account again</translation>
    </message>
</context>
<context>
    <name>OfficersPageModel</name>
    <message>
        <source>Thêm cán bộ</source>
        <translation>Add an officer</translation>
    </message>
    <message>
        <source>Tài khoản mới chưa được tạo.</source>
        <translation>The new account has not been created.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Được làm</source>
        <translation>May do</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nhận hồ sơ, yêu cầu bổ sung, chuyển giải quyết</source>
        <translation>Receive dossiers, ask for papers, forward</translation>
    </message>
    <message>
        <source>Thu phí, giữ két tiền</source>
        <translation>Collect fees, keep the cash drawer</translation>
    </message>
    <message>
        <source>Trả kết quả cho người dân</source>
        <translation>Return results to citizens</translation>
    </message>
    <message>
        <source>Mọi việc của quầy, tài khoản, dừng giải quyết</source>
        <translation>Everything at the counter, accounts, stopping a dossier</translation>
    </message>
    <message>
        <source>Cài đặt máy, không xem hồ sơ</source>
        <translation>Set the machine up, see no dossier</translation>
    </message>
    <message>
        <source>Đã thêm tài khoản.</source>
        <translation>The account is added.</translation>
    </message>
    <message>
        <source>Đã đổi quyền.</source>
        <translation>The rights are changed.</translation>
    </message>
    <message>
        <source>Đã đặt lại mật khẩu.</source>
        <translation>A new password is set.</translation>
    </message>
    <message>
        <source>Đã đóng tài khoản.</source>
        <translation>The account is closed.</translation>
    </message>
    <message>
        <source>Đã mở lại tài khoản.</source>
        <translation>The account is open again.</translation>
    </message>
    <message>
        <source>Đã đóng</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Tạm khóa</source>
        <translation>Locked for now</translation>
    </message>
    <message>
        <source>Chờ đổi mật khẩu</source>
        <translation>Password to be changed</translation>
    </message>
    <message>
        <source>Đang dùng</source>
        <translation>In use</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>Kết thúc và về trang đầu?</source>
        <translation>End and return to the first page?</translation>
    </message>
    <message>
        <source>Những gì Quý khách vừa khai sẽ được xóa khỏi máy.</source>
        <translation>What you entered will be erased from the machine.</translation>
    </message>
    <message>
        <source>Nếu kết thúc, những gì Quý khách vừa khai sẽ được xóa khỏi máy. Nếu lưu lại, trong %1 ngày Quý khách đặt thẻ căn cước lên đầu đọc là làm tiếp được.</source>
        <translation>If you end now, what you have entered is wiped from this machine. If you keep it, lay your ID card on the reader within %1 days to go on.</translation>
    </message>
    <message>
        <source>Ở lại làm tiếp</source>
        <translation>Stay and go on</translation>
    </message>
    <message>
        <source>Lưu lại để làm tiếp</source>
        <translation>Keep it to go on later</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Quý khách còn ở đây không?</source>
        <translation>Are you still there?</translation>
    </message>
    <message>
        <source>Nếu không có ai, máy sẽ xóa thông tin và trở về trang đầu.</source>
        <translation>If nobody is here, the machine erases everything and returns to the first page.</translation>
    </message>
    <message>
        <source>Tôi vẫn đang làm</source>
        <translation>I am still here</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Máy này thế nào?</source>
        <translation>How is this machine?</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>OverviewPageModel</name>
    <message>
        <source>%1 tốt, %2 cần xem, %3 hỏng</source>
        <translation>%1 good, %2 to look at, %3 broken</translation>
    </message>
</context>
<context>
    <name>PageThumb</name>
    <message>
        <source>Trang %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>Trang này</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>Mở trang</source>
        <translation>Open a page</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Phiên làm việc</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Đăng xuất</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>Đổi ngôn ngữ</source>
        <translation>Change the language</translation>
    </message>
    <message>
        <source>Đổi tương phản</source>
        <translation>Change the contrast</translation>
    </message>
    <message>
        <source>Màn hình</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Đổi cỡ chữ</source>
        <translation>Change the text size</translation>
    </message>
</context>
<context>
    <name>PaperCard</name>
    <message>
        <source>Thu gọn</source>
        <translation>Show less</translation>
    </message>
    <message>
        <source>Xem thêm</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Quét lại</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>Quét tại đây</source>
        <translation>Scan here</translation>
    </message>
    <message>
        <source>Mang ra quầy</source>
        <translation>Bring to the counter</translation>
    </message>
</context>
<context>
    <name>PaperFactsModel</name>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Date of issue</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Có hiệu lực đến</source>
        <translation>In force until</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Phạm vi</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Mã giấy tờ</source>
        <translation>Paper code</translation>
    </message>
    <message>
        <source>Mã trong kho quốc gia</source>
        <translation>National store code</translation>
    </message>
    <message>
        <source>Mã kết quả</source>
        <translation>Result code</translation>
    </message>
    <message>
        <source>Hiệu lực vĩnh viễn</source>
        <translation>In force without an end</translation>
    </message>
    <message>
        <source>Ẩn với công dân</source>
        <translation>Hidden from the citizen</translation>
    </message>
    <message>
        <source>Ngày không có hoặc chưa tới</source>
        <translation>No such day, or not reached yet</translation>
    </message>
    <message>
        <source>Ngày không có, trước ngày ban hành, hoặc trái với vĩnh viễn</source>
        <translation>No such day, before the date of issue, or against “without an end”</translation>
    </message>
    <message>
        <source>Chỉ chữ không dấu, số, dấu chấm và gạch ngang</source>
        <translation>Plain letters, digits, dots and hyphens only</translation>
    </message>
    <message>
        <source>Quá dài</source>
        <translation>Too long</translation>
    </message>
</context>
<context>
    <name>PaperOffers</name>
    <message>
        <source>Đọc được trên giấy</source>
        <translation>Read on the paper</translation>
    </message>
    <message>
        <source>Chỉ ghi vào hồ sơ khi bấm Nhận.</source>
        <translation>Goes into the dossier only when taken.</translation>
    </message>
    <message>
        <source>Đã nhận hết.</source>
        <translation>All taken.</translation>
    </message>
    <message>
        <source>Nhận cả %1 giá trị</source>
        <translation>Take all %1 values</translation>
    </message>
</context>
<context>
    <name>PaperOffersModel</name>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Date of issue</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Đọc rõ</source>
        <translation>Read clearly</translation>
    </message>
    <message>
        <source>Nên đối chiếu</source>
        <translation>Please compare</translation>
    </message>
    <message>
        <source>Đang ghi khác: %1</source>
        <translation>Now says otherwise: %1</translation>
    </message>
    <message>
        <source>Mã QR ở trang %1</source>
        <translation>QR on page %1</translation>
    </message>
    <message>
        <source>Trang %1 của giấy tờ</source>
        <translation>Page %1 of the paper</translation>
    </message>
</context>
<context>
    <name>PaperSlot</name>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Bản chính</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Chứng thực</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Bản sao</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Xoay trang %1</source>
        <translation>Turn page %1</translation>
    </message>
    <message>
        <source>Chuyển trang %1 ra sau</source>
        <translation>Move page %1 back</translation>
    </message>
    <message>
        <source>Quét lại trang %1</source>
        <translation>Scan page %1 again</translation>
    </message>
    <message>
        <source>Xóa trang %1</source>
        <translation>Delete page %1</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Giấy tờ cần có</source>
        <translation>Papers needed</translation>
    </message>
    <message>
        <source>Đã xong %1 trong %2 giấy tờ. Giấy nào có ở đây, Quý khách quét luôn; giấy nào chưa có, mang ra quầy sau.</source>
        <translation>%1 of %2 papers done. Scan what you have here; bring the rest to the counter later.</translation>
    </message>
    <message>
        <source>Mang tất cả giấy còn lại ra quầy</source>
        <translation>Bring all remaining papers to the counter</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Đang quét</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Đã quét %1 trang</source>
        <translation>%1 pages scanned</translation>
    </message>
    <message>
        <source>Chưa quét được</source>
        <translation>Could not scan</translation>
    </message>
    <message>
        <source>Chụp giấy tờ</source>
        <translation>Taking pictures of papers</translation>
    </message>
    <message>
        <source>Đặt giấy vào khay, mặt chữ hướng lên.</source>
        <translation>Put the paper in the tray, text facing up.</translation>
    </message>
    <message>
        <source>Đã giữ %1 trang. Quý khách có thể quét tiếp từ trang sau.</source>
        <translation>%1 pages are kept. You may go on from the next page.</translation>
    </message>
    <message>
        <source>Dừng quét</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Mang giấy này ra quầy</source>
        <translation>Bring this paper to the counter</translation>
    </message>
    <message>
        <source>Quét lại</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Go on scanning</translation>
    </message>
    <message>
        <source>Quét thêm trang</source>
        <translation>Scan more pages</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Dùng các trang này</source>
        <translation>Use these pages</translation>
    </message>
    <message>
        <source>Quét lần nữa</source>
        <translation>Scan once more</translation>
    </message>
</context>
<context>
    <name>PapersPageModel</name>
    <message>
        <source>Đang mở máy ảnh…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Quá tối. Vui lòng không che máy ảnh và đèn.</source>
        <translation>Too dark. Please do not cover the camera or the lamp.</translation>
    </message>
    <message>
        <source>Đặt một tờ giấy vào khung hình, thấy đủ bốn góc.</source>
        <translation>Lay one sheet in the picture so that all four corners are seen.</translation>
    </message>
    <message>
        <source>Vui lòng bỏ tay ra và giữ yên.</source>
        <translation>Please take your hand away and keep still.</translation>
    </message>
    <message>
        <source>Giấy ở xa quá. Vui lòng đặt gần hơn.</source>
        <translation>The sheet is too far away. Please lay it nearer.</translation>
    </message>
    <message>
        <source>Chưa rõ nét. Vui lòng đợi một chút.</source>
        <translation>Not sharp yet. Please wait a moment.</translation>
    </message>
    <message>
        <source>Đã chụp. Lấy tờ này ra, đặt tờ sau; hết giấy thì bấm Xong.</source>
        <translation>Taken. Take this sheet away and lay the next; press Done when there are no more.</translation>
    </message>
    <message>
        <source>Đã quét %d trang</source>
        <translation>%d pages scanned</translation>
    </message>
    <message>
        <source>Mang ra quầy</source>
        <translation>Bring to the counter</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>%d bản chính</source>
        <translation>%d original(s)</translation>
    </message>
    <message>
        <source>%d bản sao</source>
        <translation>%d copy(ies)</translation>
    </message>
    <message>
        <source>Xuất trình, không nộp</source>
        <translation>Show only</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Thử lúc %1</source>
        <translation>Tried at %1</translation>
    </message>
    <message>
        <source>Thử lúc %1, mã %2</source>
        <translation>Tried at %1, code %2</translation>
    </message>
    <message>
        <source>Trang vừa quét</source>
        <translation>The page just scanned</translation>
    </message>
    <message>
        <source>Sáu số cuối của số định danh trên thẻ thử</source>
        <translation>Last six digits of the ID number on the test card</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Thử</source>
        <translation>Try</translation>
    </message>
    <message>
        <source>Thử %1</source>
        <translation>Try %1</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <source>Đã nhận tiền của Quý khách</source>
        <translation>Your money has arrived</translation>
    </message>
    <message>
        <source>Đang chờ xác nhận</source>
        <translation>Waiting for confirmation</translation>
    </message>
    <message>
        <source>Mời Quý khách nộp tiền tại quầy</source>
        <translation>Please pay at the counter</translation>
    </message>
    <message>
        <source>Hồ sơ này không còn khoản phải nộp</source>
        <translation>Nothing is left to pay for this dossier</translation>
    </message>
    <message>
        <source>Nộp phí, lệ phí</source>
        <translation>Pay a fee</translation>
    </message>
    <message>
        <source>Mở ứng dụng ngân hàng, quét mã. Số tiền và nội dung đã có sẵn, xin đừng sửa.</source>
        <translation>Open your banking app and scan the code. Amount and text are filled in, please do not change them.</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Mã VietQR để nộp %1</source>
        <translation>VietQR code to pay %1</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Tài khoản</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Số phiếu thu</source>
        <translation>Fee slip number</translation>
    </message>
    <message>
        <source>Chờ Cổng thanh toán xác nhận</source>
        <translation>Waiting for the payment platform</translation>
    </message>
    <message>
        <source>Thường mất dưới một phút. Quý khách có thể ra về: tiền đến lúc nào được ghi nhận lúc đó, và xem được ở mục Tra cứu hồ sơ.</source>
        <translation>Usually under a minute. You may leave: the money is recorded whenever it arrives, and you can see it under Look up a dossier.</translation>
    </message>
    <message>
        <source>Khoản nộp đã được xác nhận</source>
        <translation>The payment is confirmed</translation>
    </message>
    <message>
        <source>Biên lai điện tử do hệ thống thu phí phát hành, không phải phiếu này.</source>
        <translation>The electronic receipt is issued by the fee system; this slip is not it.</translation>
    </message>
    <message>
        <source>Quầy thu phí nhận tiền mặt</source>
        <translation>The fee counter takes cash</translation>
    </message>
    <message>
        <source>Chỉ cần đọc mã hồ sơ. Hồ sơ vẫn được giải quyết trong lúc chờ.</source>
        <translation>Just read out the dossier code. Your dossier is worked on meanwhile.</translation>
    </message>
    <message>
        <source>Đang in phiếu</source>
        <translation>Printing the slip</translation>
    </message>
    <message>
        <source>Đã in phiếu phí, lệ phí</source>
        <translation>The fee slip is printed</translation>
    </message>
    <message>
        <source>Việc nộp tiền không bị ảnh hưởng. Quý khách có thể chụp ảnh màn hình này.</source>
        <translation>The payment is not affected. You may take a photo of this screen.</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print the slip</translation>
    </message>
    <message>
        <source>Nộp tại quầy</source>
        <translation>Pay at the counter</translation>
    </message>
    <message>
        <source>Tôi đã chuyển tiền</source>
        <translation>I have transferred it</translation>
    </message>
    <message>
        <source>Đánh giá phục vụ</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PaymentTrial</name>
    <message>
        <source>Mã VietQR để thử</source>
        <translation>VietQR code for a trial</translation>
    </message>
    <message>
        <source>Mở ứng dụng ngân hàng, quét mã này: phải hiện đúng tên tài khoản của trung tâm và số tiền 1.000 đồng. Không cần chuyển.</source>
        <translation>Open a banking app and scan this code: it must show the centre&apos;s account name and 1,000 đồng. Do not transfer.</translation>
    </message>
</context>
<context>
    <name>PetitionFiled</name>
    <message>
        <source>Trung tâm đã ghi nhận</source>
        <translation>The centre has recorded it</translation>
    </message>
    <message>
        <source>Ý kiến nằm trong sổ theo dõi của Trung tâm. Máy không gửi lên Cổng quốc gia.</source>
        <translation>It stands in the centre&apos;s own register. This machine does not send it to the national Portal.</translation>
    </message>
    <message>
        <source>Mã phản ánh, kiến nghị</source>
        <translation>Code of your petition</translation>
    </message>
    <message>
        <source>Mã PIN (xin giữ kín)</source>
        <translation>PIN (please keep it to yourself)</translation>
    </message>
    <message>
        <source>Ý kiến đã được ghi nhận. Xin ghi lại mã và mã PIN để xem câu trả lời.</source>
        <translation>Recorded. Please note the code and the PIN to see the answer.</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PetitionFind</name>
    <message>
        <source>Mã PIN sáu số</source>
        <translation>Six-digit PIN</translation>
    </message>
    <message>
        <source>Mã phản ánh, kiến nghị</source>
        <translation>Code of your petition</translation>
    </message>
    <message>
        <source>In trên phiếu tiếp nhận, bên cạnh mã QR.</source>
        <translation>Printed on the slip beside the QR code.</translation>
    </message>
    <message>
        <source>Mã PIN đã sai nhiều lần. Quý khách vui lòng hỏi cán bộ tại quầy.</source>
        <translation>The PIN was wrong several times. Please ask an officer at the counter.</translation>
    </message>
    <message>
        <source>In đậm trên phiếu tiếp nhận, ví dụ PA-261124-0003.</source>
        <translation>Printed in bold on the slip, for example PA-261124-0003.</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Ghi nhận lúc</source>
        <translation>Recorded at</translation>
    </message>
    <message>
        <source>Trả lời của Trung tâm</source>
        <translation>The centre&apos;s answer</translation>
    </message>
    <message>
        <source>Chưa có. Xin Quý khách quay lại sau.</source>
        <translation>Not yet. Please come back later.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Xem câu trả lời</source>
        <translation>See the answer</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PetitionPage</name>
    <message>
        <source>Quý khách muốn nói với Trung tâm điều gì?</source>
        <translation>What would you like to tell the centre?</translation>
    </message>
    <message>
        <source>Được ghi vào sổ theo dõi của Trung tâm và có câu trả lời. Có thể không ghi tên.</source>
        <translation>It is recorded in the centre&apos;s register and will be answered. You need not give your name.</translation>
    </message>
    <message>
        <source>Hoặc gửi thẳng lên Cổng quốc gia</source>
        <translation>Or send it straight to the national Portal</translation>
    </message>
    <message>
        <source>Hệ thống phản ánh, kiến nghị: %1. Quét mã bằng điện thoại.</source>
        <translation>Petition system: %1. Scan the code with your phone.</translation>
    </message>
    <message>
        <source>Đánh giá lần phục vụ hôm nay</source>
        <translation>Rate today&apos;s service</translation>
    </message>
    <message>
        <source>Xem câu trả lời cho lần trước</source>
        <translation>See the answer to an earlier one</translation>
    </message>
    <message>
        <source>Xin kể sự việc: ở đâu, khi nào, như thế nào.</source>
        <translation>Please tell what happened: where, when, how.</translation>
    </message>
    <message>
        <source>Chạm vào đây để viết</source>
        <translation>Touch here to write</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Quý khách có muốn để lại cách liên hệ?</source>
        <translation>Would you like to leave a contact?</translation>
    </message>
    <message>
        <source>Không bắt buộc. Không để lại, Quý khách vẫn xem được câu trả lời bằng mã và mã PIN.</source>
        <translation>Not required. Without it you can still see the answer with the code and the PIN.</translation>
    </message>
    <message>
        <source>Họ tên, số điện thoại hoặc thư điện tử</source>
        <translation>Name, phone number or e-mail</translation>
    </message>
    <message>
        <source>Gửi không ghi tên</source>
        <translation>Send without a name</translation>
    </message>
    <message>
        <source>Gửi kèm liên hệ</source>
        <translation>Send with the contact</translation>
    </message>
</context>
<context>
    <name>PetitionPageModel</name>
    <message>
        <source>Góp ý</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>Để phục vụ tốt hơn</source>
        <translation>So that we serve better</translation>
    </message>
    <message>
        <source>Phản ánh</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Hành vi, thái độ, chậm trễ</source>
        <translation>Conduct, attitude, delay</translation>
    </message>
    <message>
        <source>Kiến nghị</source>
        <translation>Petition</translation>
    </message>
    <message>
        <source>Về quy định, thủ tục</source>
        <translation>About rules and procedures</translation>
    </message>
    <message>
        <source>Khen ngợi</source>
        <translation>Praise</translation>
    </message>
    <message>
        <source>Người, việc làm tốt</source>
        <translation>Good people, good work</translation>
    </message>
    <message>
        <source>Trung tâm đang xem xét</source>
        <translation>The centre is considering it</translation>
    </message>
    <message>
        <source>Trung tâm đã trả lời</source>
        <translation>The centre has answered</translation>
    </message>
    <message>
        <source>Đã chuyển cơ quan có thẩm quyền</source>
        <translation>Forwarded to the competent authority</translation>
    </message>
</context>
<context>
    <name>PetitionsPage</name>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Petitions</translation>
    </message>
    <message>
        <source>Sổ riêng của trung tâm. Cổng phản ánh quốc gia chưa nhận bằng máy: việc cần chuyển, cán bộ nhập tại pakn.dichvucong.gov.vn.</source>
        <translation>The centre&apos;s own register. The national petition site takes none by machine: what must go there an officer enters at pakn.dichvucong.gov.vn.</translation>
    </message>
    <message>
        <source>%1, nhận lúc %2</source>
        <translation>%1, received at %2</translation>
    </message>
    <message>
        <source>Liên hệ</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Về hồ sơ</source>
        <translation>About the dossier</translation>
    </message>
    <message>
        <source>Trả lời người dân, hoặc ghi đã chuyển cho cơ quan nào</source>
        <translation>Answer the citizen, or note to whom it was forwarded</translation>
    </message>
    <message>
        <source>Người dân đọc nguyên văn khi tra cứu bằng mã trên phiếu.</source>
        <translation>The citizen reads it word for word when looking up the code on the slip.</translation>
    </message>
    <message>
        <source>Gửi câu trả lời</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>Đã chuyển cơ quan khác</source>
        <translation>Forwarded elsewhere</translation>
    </message>
</context>
<context>
    <name>PetitionsPageModel</name>
    <message>
        <source>Gửi câu trả lời</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>Câu trả lời chưa được gửi.</source>
        <translation>The answer has not been sent.</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Không còn phản ánh nào chờ trả lời</source>
        <translation>No petition is waiting for an answer</translation>
    </message>
    <message>
        <source>Không để lại tên</source>
        <translation>No name left</translation>
    </message>
    <message>
        <source>Đã trả lời. Người dân xem bằng mã và mã tra cứu trên phiếu.</source>
        <translation>Answered. The citizen sees it with the code and PIN on the slip.</translation>
    </message>
    <message>
        <source>Đã chuyển cơ quan có thẩm quyền.</source>
        <translation>Forwarded to the competent authority.</translation>
    </message>
</context>
<context>
    <name>PhotoFrame</name>
    <message>
        <source>Ảnh đọc từ chip</source>
        <translation>Photo from the chip</translation>
    </message>
    <message>
        <source>Không có ảnh</source>
        <translation>No photo</translation>
    </message>
</context>
<context>
    <name>PickBody</name>
    <message>
        <source>Không tìm thấy. Vui lòng thử chữ khác.</source>
        <translation>Not found. Please try other letters.</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Chọn xã, phường trong danh sách</source>
        <translation>Choose a ward or commune from the list</translation>
    </message>
    <message>
        <source>Gõ không dấu cũng được; tên trung tâm, cơ quan và địa danh được điền giúp.</source>
        <translation>Marks are not needed; the names of centre, authority and place are filled in for you.</translation>
    </message>
    <message>
        <source>Tên xã, phường, đặc khu</source>
        <translation>Name of ward, commune or special zone</translation>
    </message>
</context>
<context>
    <name>QrPicture</name>
    <message>
        <source>Mã QR của hồ sơ</source>
        <translation>QR code of the dossier</translation>
    </message>
</context>
<context>
    <name>RatePage</name>
    <message>
        <source>Số thứ tự hôm nay của Quý khách</source>
        <translation>Your queue number of today</translation>
    </message>
    <message>
        <source>Cảm ơn Quý khách</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>In trên phiếu số thứ tự, ví dụ A012. Để mỗi lần phục vụ được đánh giá một lần.</source>
        <translation>Printed on your ticket, for example A012. So that each service is rated once.</translation>
    </message>
    <message>
        <source>Ý kiến được cộng vào kết quả chung của Trung tâm, không ghi tên.</source>
        <translation>Your opinion goes into the centre&apos;s total, without your name.</translation>
    </message>
    <message>
        <source>Không ghi tên. Mỗi lần phục vụ đánh giá một lần.</source>
        <translation>No name. Each service is rated once.</translation>
    </message>
    <message>
        <source>Số thứ tự</source>
        <translation>Queue number</translation>
    </message>
    <message>
        <source>Vì sao? (chạm một ý)</source>
        <translation>Why? (touch one)</translation>
    </message>
    <message>
        <source>Đã ghi nhận đánh giá</source>
        <translation>The rating is recorded</translation>
    </message>
    <message>
        <source>Nếu muốn nói thêm, Quý khách chọn Góp ý, phản ánh, kiến nghị ở trang đầu.</source>
        <translation>If you would like to say more, choose Feedback and petitions on the first page.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Gửi, không nêu lý do</source>
        <translation>Send without a reason</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Skip</translation>
    </message>
</context>
<context>
    <name>RatePageModel</name>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Chưa hài lòng</source>
        <translation>Not satisfied</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>%1/%2 trang có chữ</source>
        <translation>%1 of %2 pages read</translation>
    </message>
    <message>
        <source>Đang nhận dạng chữ: %1 trong %2 trang. Cứ làm tiếp.</source>
        <translation>Reading letters: %1 of %2 pages. Please go on.</translation>
    </message>
</context>
<context>
    <name>ReceiptProofPage</name>
    <message>
        <source>Kiểm tra phiếu giữ hồ sơ</source>
        <translation>Check a custody receipt</translation>
    </message>
    <message>
        <source>Mã QR trên phiếu có chữ ký của máy đã in. Kiểm tra được cả khi không có mạng.</source>
        <translation>The QR on the receipt is signed by the machine that printed it. It can be checked without a network.</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Nội dung mã trên phiếu</source>
        <translation>What the symbol says</translation>
    </message>
    <message>
        <source>Đưa mã QR trên phiếu vào đầu đọc, hoặc dán nội dung mã rồi nhấn Enter.</source>
        <translation>Hold the receipt&apos;s QR to the reader, or paste what it says and press Enter.</translation>
    </message>
    <message>
        <source>Quét mã QR trên phiếu bằng đầu đọc bàn phím, hoặc dán nội dung mã rồi nhấn Enter.</source>
        <translation>Scan the receipt&apos;s QR with the keyboard reader, or paste what it says and press Enter.</translation>
    </message>
    <message>
        <source>Phiếu ghi</source>
        <translation>The receipt says</translation>
    </message>
    <message>
        <source>Mã trên phiếu</source>
        <translation>Code on the receipt</translation>
    </message>
    <message>
        <source>Hồ sơ mang mã này ở quầy</source>
        <translation>The dossier of this code, here</translation>
    </message>
</context>
<context>
    <name>ReceiptProofPageModel</name>
    <message>
        <source>Mở hồ sơ của phiếu</source>
        <translation>Open the receipt&apos;s dossier</translation>
    </message>
    <message>
        <source>Phiếu thật</source>
        <translation>Genuine</translation>
    </message>
    <message>
        <source>Do máy %1 của trung tâm in.</source>
        <translation>Printed by the centre&apos;s machine %1.</translation>
    </message>
    <message>
        <source>Không phải phiếu thật</source>
        <translation>Not genuine</translation>
    </message>
    <message>
        <source>Chữ ký không khớp: nội dung đã bị sửa, hoặc phiếu bị làm giả.</source>
        <translation>The signature does not fit: the words were changed, or the receipt is forged.</translation>
    </message>
    <message>
        <source>Chưa kết luận được</source>
        <translation>Cannot be told here</translation>
    </message>
    <message>
        <source>Quầy này chưa biết khóa đã ký phiếu. Kiểm tra ở quầy đã in, hoặc báo kỹ thuật thêm khóa.</source>
        <translation>This counter does not know the key that signed it. Check at the counter that printed it, or ask the technician for the key.</translation>
    </message>
    <message>
        <source>Khóa đã bị thu hồi</source>
        <translation>The key was retired</translation>
    </message>
    <message>
        <source>Phiếu ghi ngày sau khi khóa của máy %1 bị thu hồi. Không nhận phiếu này.</source>
        <translation>The receipt names a day after the key of machine %1 was retired. Do not accept it.</translation>
    </message>
    <message>
        <source>Mã này không có chữ ký</source>
        <translation>This code is not signed</translation>
    </message>
    <message>
        <source>Đây chỉ là mã hồ sơ, không chứng minh được tờ phiếu. Quét mã QR trên phiếu giữ hồ sơ.</source>
        <translation>This is a dossier code only and proves no paper. Scan the QR on the custody receipt.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Khóa do ai bảo đảm</source>
        <translation>Who vouches for the key</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Hẹn trả hiện nay</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>Trung tâm sẽ báo</source>
        <translation>The centre will tell</translation>
    </message>
    <message>
        <source>Đã có trên Cổng</source>
        <translation>On the Portal</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ, chưa có trên Cổng</source>
        <translation>Held by the centre, not yet on the Portal</translation>
    </message>
    <message>
        <source>In lại lần %1</source>
        <translation>Reprint %1</translation>
    </message>
    <message>
        <source>Bản đầu</source>
        <translation>First paper</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả ghi trên phiếu</source>
        <translation>Due, as printed</translation>
    </message>
    <message>
        <source>Lúc in phiếu</source>
        <translation>When it was printed</translation>
    </message>
    <message>
        <source>Bản in</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Chính máy này</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>Kỹ thuật viên, trong cấu hình</source>
        <translation>The technician, in the settings</translation>
    </message>
    <message>
        <source>Máy chủ chung của trung tâm</source>
        <translation>The centre&apos;s hub</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Register of dossiers</translation>
    </message>
    <message>
        <source>Mẫu số 07. Số thứ tự liên tục trong năm.</source>
        <translation>Form 07. Numbers run without a gap through the year.</translation>
    </message>
    <message>
        <source>In sổ</source>
        <translation>Print the register</translation>
    </message>
    <message>
        <source>Quyển</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Khoảng ngày dùng khi in và xuất tệp.</source>
        <translation>The span is used for printing and exporting.</translation>
    </message>
</context>
<context>
    <name>RegisterPageModel</name>
    <message>
        <source>In sổ theo dõi</source>
        <translation>Print the register</translation>
    </message>
    <message>
        <source>Xuất sổ ra XLSX</source>
        <translation>Export the register to XLSX</translation>
    </message>
    <message>
        <source>Xuất sổ ra CSV</source>
        <translation>Export the register to CSV</translation>
    </message>
    <message>
        <source>Năm %1</source>
        <translation>Year %1</translation>
    </message>
    <message>
        <source>Ngày ghi dạng 23/11/2026, ngày sau không trước ngày đầu.</source>
        <translation>Write days like 23/11/2026, the second not before the first.</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner of the dossier</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Trả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Sổ chưa có hồ sơ nào</source>
        <translation>The register holds no dossier yet</translation>
    </message>
    <message>
        <source>Đã gửi %1 dòng tới máy in.</source>
        <translation>%1 rows sent to the printer.</translation>
    </message>
    <message>
        <source>Đã lưu tệp %1</source>
        <translation>Saved the file %1</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>In báo cáo</source>
        <translation>Print the report</translation>
    </message>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Tiếp nhận theo lĩnh vực</source>
        <translation>Received by field</translation>
    </message>
    <message>
        <source>Đánh giá của người dân</source>
        <translation>Citizens&apos; ratings</translation>
    </message>
    <message>
        <source>Đúng hạn và quá hạn</source>
        <translation>On time and late</translation>
    </message>
    <message>
        <source>Đã thu theo hình thức</source>
        <translation>Collected, by method</translation>
    </message>
    <message>
        <source>Lượt lấy số</source>
        <translation>Queue numbers</translation>
    </message>
    <message>
        <source>Nay ở bước nào</source>
        <translation>Where they are now</translation>
    </message>
</context>
<context>
    <name>ReportPageModel</name>
    <message>
        <source>In báo cáo cuối ngày</source>
        <translation>Print the end-of-day report</translation>
    </message>
    <message>
        <source>Xuất báo cáo ra XLSX</source>
        <translation>Export the report to XLSX</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 ngày</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 ngày</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>Ngày ghi dạng 23/11/2026, ngày sau không trước ngày đầu, không quá một năm.</source>
        <translation>Write days like 23/11/2026, the second not before the first, at most one year.</translation>
    </message>
    <message>
        <source>%1 tại máy tự phục vụ</source>
        <translation>%1 at the kiosk</translation>
    </message>
    <message>
        <source>%1 trên %2 giải quyết xong</source>
        <translation>%1 of %2 finished</translation>
    </message>
    <message>
        <source>%1 đang giải quyết</source>
        <translation>%1 being worked on</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Result returned</translation>
    </message>
    <message>
        <source>Đang quá hạn</source>
        <translation>Overdue now</translation>
    </message>
    <message>
        <source>Đã thu (đồng)</source>
        <translation>Collected (đồng)</translation>
    </message>
    <message>
        <source>Chưa gửi được lên Cổng</source>
        <translation>Not yet sent to the Portal</translation>
    </message>
    <message>
        <source>Xong đúng hạn</source>
        <translation>Finished on time</translation>
    </message>
    <message>
        <source>Xong quá hạn</source>
        <translation>Finished late</translation>
    </message>
    <message>
        <source>Chưa có két tiền nào được kiểm đếm.</source>
        <translation>No cash drawer has been counted yet.</translation>
    </message>
    <message>
        <source>Theo sổ %1, kiểm đếm %2, chênh %3 đồng.</source>
        <translation>By the books %1, counted %2, difference %3 đồng.</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Chưa hài lòng</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>Đã phục vụ</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>Đang ở quầy</source>
        <translation>At a counter</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Chờ trung bình %1 phút</source>
        <translation>Mean wait %1 min</translation>
    </message>
    <message>
        <source>Nhật ký: %1 mục, mã kiểm chứng %2…</source>
        <translation>Audit: %1 entries, check code %2…</translation>
    </message>
    <message>
        <source>Đã gửi báo cáo tới máy in.</source>
        <translation>The report is sent to the printer.</translation>
    </message>
    <message>
        <source>Đã lưu tệp %1</source>
        <translation>Saved the file %1</translation>
    </message>
</context>
<context>
    <name>ResumePage</name>
    <message>
        <source>Quý khách có hồ sơ đang làm dở</source>
        <translation>You have an unfinished dossier</translation>
    </message>
    <message>
        <source>Làm tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Xóa hồ sơ này</source>
        <translation>Delete this dossier</translation>
    </message>
    <message>
        <source>Khai mới: %1</source>
        <translation>Start anew: %1</translation>
    </message>
</context>
<context>
    <name>ResumePageModel</name>
    <message>
        <source>Khai từ ngày %s, giữ đến ngày %s</source>
        <translation>Begun on %s, kept until %s</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Trả kết quả</source>
        <translation>Return the result</translation>
    </message>
    <message>
        <source>Đã trả và in phiếu bàn giao</source>
        <translation>Returned; the hand-over sheet is printed</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Mã PIN trên phiếu giữ hồ sơ</source>
        <translation>PIN on the custody slip</translation>
    </message>
    <message>
        <source>Họ tên người nhận</source>
        <translation>Receiver&apos;s full name</translation>
    </message>
    <message>
        <source>Để trống: người nộp hồ sơ</source>
        <translation>Empty: the applicant</translation>
    </message>
    <message>
        <source>Số giấy tờ đã xem</source>
        <translation>Number of the document seen</translation>
    </message>
    <message>
        <source>Giấy ủy quyền</source>
        <translation>Authorisation</translation>
    </message>
    <message>
        <source>Căn cứ đã đối chiếu</source>
        <translation>What was compared</translation>
    </message>
    <message>
        <source>Thẻ của người khác: cần giấy ủy quyền</source>
        <translation>Somebody else&apos;s card: an authorisation is needed</translation>
    </message>
    <message>
        <source>Chưa xác định người nhận</source>
        <translation>The receiver is not established</translation>
    </message>
    <message>
        <source>Giấy tờ kết quả</source>
        <translation>Result papers</translation>
    </message>
    <message>
        <source>Thêm giấy tờ</source>
        <translation>Add a paper</translation>
    </message>
    <message>
        <source>Tên giấy tờ</source>
        <translation>Name of the paper</translation>
    </message>
    <message>
        <source>Số ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Đã quét</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Cảm ơn Quý khách</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Quý khách có hài lòng với lần phục vụ này không?</source>
        <translation>Are you satisfied with this service?</translation>
    </message>
    <message>
        <source>Rất hài lòng</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Hài lòng</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Chưa hài lòng</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>Hồ sơ tiếp theo</source>
        <translation>Next dossier</translation>
    </message>
</context>
<context>
    <name>ReturnPageModel</name>
    <message>
        <source>Thông tin người nhận đã nhập sẽ bị bỏ.</source>
        <translation>What was entered about the receiver will be dropped.</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Mã PIN trên phiếu</source>
        <translation>PIN on the slip</translation>
    </message>
    <message>
        <source>Cán bộ đối chiếu</source>
        <translation>Compared by the officer</translation>
    </message>
    <message>
        <source>Kết quả: %1</source>
        <translation>Result: %1</translation>
    </message>
    <message>
        <source>Đã trả kết quả, đã in phiếu bàn giao.</source>
        <translation>The result is returned; the hand-over sheet is printed.</translation>
    </message>
    <message>
        <source>Cảm ơn Quý khách đã đánh giá.</source>
        <translation>Thank you for your rating.</translation>
    </message>
</context>
<context>
    <name>ReuseDialog</name>
    <message>
        <source>Dùng lại giấy tờ đã số hóa</source>
        <translation>Use a digitised paper again</translation>
    </message>
    <message>
        <source>Giấy tờ này của chính người nộp, còn hạn dùng. Hồ sơ mới giữ một bản riêng.</source>
        <translation>It is this applicant&apos;s own paper and still counts. The new dossier keeps a copy of its own.</translation>
    </message>
    <message>
        <source>Người nộp đồng ý dùng lại giấy tờ này cho hồ sơ mới</source>
        <translation>The applicant agrees that this paper is used for the new dossier</translation>
    </message>
    <message>
        <source>Nhật ký ghi ai đã hỏi và lúc nào.</source>
        <translation>The audit keeps who asked, and when.</translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Thôi, quét giấy</source>
        <translation>No, scan the paper</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Xem lại trước khi nộp</source>
        <translation>Check before filing</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Thông tin đã khai</source>
        <translation>What you entered</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Sau khi nộp</source>
        <translation>After filing</translation>
    </message>
    <message>
        <source>Trung tâm nhận hồ sơ ngay và in phiếu cho Quý khách. Khi có mạng, hồ sơ được gửi lên Cổng Dịch vụ công quốc gia. Thông tin chỉ dùng để giải quyết hồ sơ này.</source>
        <translation>The centre receives the dossier at once and prints a slip for you. When there is a connection it is sent to the National Public Service Portal. Your data serve this dossier only.</translation>
    </message>
    <message>
        <source>Đang nộp…</source>
        <translation>Filing…</translation>
    </message>
    <message>
        <source>Nộp hồ sơ</source>
        <translation>File a dossier</translation>
    </message>
</context>
<context>
    <name>ReviewPageModel</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Personal number</translation>
    </message>
    <message>
        <source>Đã quét %d trang</source>
        <translation>%d pages scanned</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time needed</translation>
    </message>
    <message>
        <source>Cán bộ sẽ báo</source>
        <translation>An officer will tell you</translation>
    </message>
    <message>
        <source>Mang ra quầy</source>
        <translation>Bring to the counter</translation>
    </message>
    <message>
        <source>Đã có trong cơ sở dữ liệu quốc gia</source>
        <translation>Already in a national database</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>Missing</translation>
    </message>
</context>
<context>
    <name>ReviewThumb</name>
    <message>
        <source>Trang %1</source>
        <translation>Page %1</translation>
    </message>
</context>
<context>
    <name>ReviewTools</name>
    <message>
        <source>Trước</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Sau</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Trang cần xem</source>
        <translation>Next to look at</translation>
    </message>
    <message>
        <source>Xoay</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Đưa lên trước</source>
        <translation>Move forward</translation>
    </message>
    <message>
        <source>Đưa ra sau</source>
        <translation>Move back</translation>
    </message>
    <message>
        <source>Tách từ đây sang giấy tờ sau</source>
        <translation>Split: from here to the next paper</translation>
    </message>
    <message>
        <source>Quét lại trang này</source>
        <translation>Scan this page again</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ này</source>
        <translation>About this paper</translation>
    </message>
    <message>
        <source>Bỏ trang</source>
        <translation>Remove page</translation>
    </message>
    <message>
        <source>Phím 1 đến 9: chuyển trang sang giấy tờ mang số đó.</source>
        <translation>Keys 1 to 9: move the page to the paper of that number.</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Vui lòng điền mục này.</source>
        <translation>Please fill this in.</translation>
    </message>
    <message>
        <source>Câu này dài quá. Vui lòng viết ngắn hơn.</source>
        <translation>This is too long. Please write less.</translation>
    </message>
    <message>
        <source>Số điện thoại gồm 10 chữ số, bắt đầu bằng số 0.</source>
        <translation>A phone number has 10 digits and begins with 0.</translation>
    </message>
    <message>
        <source>Địa chỉ thư điện tử có dạng ten@vidu.vn.</source>
        <translation>An e-mail address looks like name@example.vn.</translation>
    </message>
    <message>
        <source>Vui lòng chọn một trong các mục.</source>
        <translation>Please choose one of these.</translation>
    </message>
    <message>
        <source>Mục này chỉ gồm chữ số.</source>
        <translation>Only digits here.</translation>
    </message>
    <message>
        <source>Số định danh gồm 12 chữ số, bắt đầu bằng số 0.</source>
        <translation>A personal number has 12 digits and begins with 0.</translation>
    </message>
    <message>
        <source>Mã số này chưa đúng: gồm 10 hoặc 13 chữ số, hộ kinh doanh có thể dùng 12 số định danh.</source>
        <translation>This number is not right: it has 10 or 13 digits; a household business may use its 12-digit personal number.</translation>
    </message>
    <message>
        <source>Ngày viết theo ngày/tháng/năm, thí dụ 05/11/2026.</source>
        <translation>Write the date as day/month/year, such as 05/11/2026.</translation>
    </message>
    <message>
        <source>Có ký tự không in được. Vui lòng bỏ biểu tượng (emoji), ký tự điều khiển, chữ viết từ phải sang trái.</source>
        <translation>Some signs cannot be printed. Please take out emoji, control characters, and writing from right to left.</translation>
    </message>
    <message>
        <source>Ngày này chưa tới. Vui lòng xem lại.</source>
        <translation>This day has not come yet. Please check it.</translation>
    </message>
    <message>
        <source>thẻ</source>
        <translation>card</translation>
    </message>
    <message>
        <source>máy quét</source>
        <translation>scanner</translation>
    </message>
    <message>
        <source>máy in</source>
        <translation>printer</translation>
    </message>
    <message>
        <source>Cổng</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>đối chiếu C06</source>
        <translation>C06 check</translation>
    </message>
    <message>
        <source>Có con nhỏ</source>
        <translation>A new child</translation>
    </message>
    <message>
        <source>Kết hôn</source>
        <translation>Marriage</translation>
    </message>
    <message>
        <source>Cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Căn cước, hộ chiếu</source>
        <translation>ID card, passport</translation>
    </message>
    <message>
        <source>Chứng thực, bản sao</source>
        <translation>Certified copies</translation>
    </message>
    <message>
        <source>Xe cộ, bằng lái</source>
        <translation>Vehicles, licences</translation>
    </message>
    <message>
        <source>Nhà ở, đất đai</source>
        <translation>Housing, land</translation>
    </message>
    <message>
        <source>Kinh doanh</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>Bảo hiểm xã hội, y tế</source>
        <translation>Social, health insurance</translation>
    </message>
    <message>
        <source>Người thân qua đời</source>
        <translation>A death in the family</translation>
    </message>
    <message>
        <source>Hộ tịch, lý lịch tư pháp</source>
        <translation>Civil status, records</translation>
    </message>
    <message>
        <source>Hộ tịch, chứng thực</source>
        <translation>Civil status, certification</translation>
    </message>
    <message>
        <source>Cư trú, căn cước, hộ chiếu</source>
        <translation>Residence, ID card, passport</translation>
    </message>
    <message>
        <source>Đất đai, nhà ở</source>
        <translation>Land, housing</translation>
    </message>
    <message>
        <source>Thuế, phí</source>
        <translation>Taxes, fees</translation>
    </message>
    <message>
        <source>Xây dựng, hạ tầng</source>
        <translation>Construction, infrastructure</translation>
    </message>
    <message>
        <source>Bảo hiểm, trợ cấp, người có công</source>
        <translation>Insurance, benefits, merit</translation>
    </message>
    <message>
        <source>Kinh doanh, hợp tác xã</source>
        <translation>Business, cooperatives</translation>
    </message>
    <message>
        <source>Xe cộ, giấy phép lái xe</source>
        <translation>Vehicles, driving licences</translation>
    </message>
    <message>
        <source>Việc khác, hỏi thông tin</source>
        <translation>Anything else, information</translation>
    </message>
    <message>
        <source>Người cao tuổi (từ đủ 60 tuổi)</source>
        <translation>Elderly (60 and over)</translation>
    </message>
    <message>
        <source>Thẻ căn cước</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>Người khuyết tật</source>
        <translation>People with a disability</translation>
    </message>
    <message>
        <source>Giấy xác nhận khuyết tật, nếu có</source>
        <translation>Certificate of disability, if you have one</translation>
    </message>
    <message>
        <source>Phụ nữ mang thai, người bế con nhỏ</source>
        <translation>Pregnant, or carrying a small child</translation>
    </message>
    <message>
        <source>Người có công với cách mạng</source>
        <translation>People of merit to the revolution</translation>
    </message>
    <message>
        <source>Thẻ hoặc giấy chứng nhận</source>
        <translation>Card or certificate</translation>
    </message>
    <message>
        <source>Bảo hiểm xã hội tự nguyện</source>
        <translation>Voluntary social insurance</translation>
    </message>
    <message>
        <source>Bảo hiểm y tế hộ gia đình</source>
        <translation>Household health insurance</translation>
    </message>
    <message>
        <source>Đổi giấy phép lái xe</source>
        <translation>Exchange a driving licence</translation>
    </message>
    <message>
        <source>Thường trú, tạm trú</source>
        <translation>Permanent, temporary residence</translation>
    </message>
    <message>
        <source>Khai sinh</source>
        <translation>Birth registration</translation>
    </message>
    <message>
        <source>Kết hôn, tình trạng hôn nhân</source>
        <translation>Marriage, marital status</translation>
    </message>
    <message>
        <source>Khai tử</source>
        <translation>Death registration</translation>
    </message>
    <message>
        <source>Trích lục hộ tịch</source>
        <translation>Civil status extracts</translation>
    </message>
    <message>
        <source>Chứng thực bản sao, chữ ký</source>
        <translation>Certified copies, signatures</translation>
    </message>
    <message>
        <source>Nộp phạt vi phạm giao thông</source>
        <translation>Pay a traffic fine</translation>
    </message>
    <message>
        <source>Quyết định xử phạt và việc nộp phạt nằm trên Cổng Dịch vụ công quốc gia. Máy này không thu tiền phạt.</source>
        <translation>The decision on the fine and its payment are on the National Public Service Portal. This machine does not take fines.</translation>
    </message>
    <message>
        <source>Số quyết định hoặc số biên bản vi phạm</source>
        <translation>Number of the decision or of the violation record</translation>
    </message>
    <message>
        <source>Điện thoại đã cài VNeID mức 2</source>
        <translation>A phone with VNeID level 2 set up</translation>
    </message>
    <message>
        <source>Tài khoản ngân hàng có tiền</source>
        <translation>A bank account with money in it</translation>
    </message>
    <message>
        <source>Đăng nhập bằng VNeID</source>
        <translation>Log in with VNeID</translation>
    </message>
    <message>
        <source>Chọn Thanh toán trực tuyến</source>
        <translation>Choose Thanh toán trực tuyến (online payment)</translation>
    </message>
    <message>
        <source>Chọn Nộp phạt vi phạm hành chính, nhập số quyết định</source>
        <translation>Choose Nộp phạt vi phạm hành chính (pay an administrative fine), enter the decision number</translation>
    </message>
    <message>
        <source>Nộp thuế đất, lệ phí trước bạ</source>
        <translation>Pay land tax, registration fee</translation>
    </message>
    <message>
        <source>Thông báo thuế do cơ quan thuế lập; tiền được nộp trên Cổng Dịch vụ công quốc gia hoặc tại ngân hàng.</source>
        <translation>The tax notice is made by the tax office; the money is paid on the National Public Service Portal or at a bank.</translation>
    </message>
    <message>
        <source>Mã hồ sơ hoặc số thông báo thuế</source>
        <translation>Dossier code or tax notice number</translation>
    </message>
    <message>
        <source>Số căn cước của người nộp</source>
        <translation>ID card number of the person who pays</translation>
    </message>
    <message>
        <source>Chọn Thuế, lệ phí trước bạ về đất đai</source>
        <translation>Choose Thuế, lệ phí trước bạ về đất đai (land tax and registration fee)</translation>
    </message>
    <message>
        <source>Kê khai thuế hộ kinh doanh, cá nhân</source>
        <translation>Household business and individual tax returns</translation>
    </message>
    <message>
        <source>Tờ khai thuế nộp trên trang Thuế điện tử của ngành Thuế.</source>
        <translation>Tax returns are filed on the tax authority&apos;s Thuế điện tử (e-tax) site.</translation>
    </message>
    <message>
        <source>Mã số thuế (với cá nhân là số căn cước)</source>
        <translation>Tax code (for individuals, the ID card number)</translation>
    </message>
    <message>
        <source>Chọn Cá nhân</source>
        <translation>Choose Cá nhân (individual)</translation>
    </message>
    <message>
        <source>Chọn tờ khai cần nộp</source>
        <translation>Choose the tax return to file</translation>
    </message>
    <message>
        <source>Xem quá trình đóng bảo hiểm xã hội</source>
        <translation>See your social insurance contributions</translation>
    </message>
    <message>
        <source>Quá trình đóng, hưởng nằm trong cơ sở dữ liệu của Bảo hiểm xã hội Việt Nam.</source>
        <translation>The record of contributions and benefits is in the database of Viet Nam Social Security.</translation>
    </message>
    <message>
        <source>Mã số bảo hiểm xã hội</source>
        <translation>Social insurance number</translation>
    </message>
    <message>
        <source>Chọn Tra cứu quá trình tham gia</source>
        <translation>Choose Tra cứu quá trình tham gia (look up your insurance record)</translation>
    </message>
    <message>
        <source>Tài khoản định danh VNeID</source>
        <translation>VNeID identity account</translation>
    </message>
    <message>
        <source>VNeID do Công an cấp. Mức 1 tự đăng ký trên điện thoại; mức 2 phải đến Công an phường, xã một lần.</source>
        <translation>VNeID is issued by the police. Level 1 you register yourself on your phone; level 2 needs one visit to the ward or commune police.</translation>
    </message>
    <message>
        <source>Số điện thoại chính chủ</source>
        <translation>A phone number in your own name</translation>
    </message>
    <message>
        <source>Tải ứng dụng VNeID</source>
        <translation>Download the VNeID app</translation>
    </message>
    <message>
        <source>Đăng ký bằng số căn cước và số điện thoại</source>
        <translation>Register with your ID card number and phone number</translation>
    </message>
    <message>
        <source>Quý khách nộp hồ sơ này cho ai?</source>
        <translation>Who are you filing this dossier for?</translation>
    </message>
    <message>
        <source>Cho chính tôi</source>
        <translation>For myself</translation>
    </message>
    <message>
        <source>Cho con, hoặc trẻ tôi đang giám hộ</source>
        <translation>For my child, or a child in my care as guardian</translation>
    </message>
    <message>
        <source>Cho người đã ủy quyền cho tôi</source>
        <translation>For someone who has authorised me</translation>
    </message>
    <message>
        <source>Cho cơ quan, doanh nghiệp, hộ kinh doanh</source>
        <translation>For an agency, company or household business</translation>
    </message>
    <message>
        <source>Quý khách đề nghị việc gì?</source>
        <translation>What would you like to request?</translation>
    </message>
    <message>
        <source>Viết ngắn gọn. Cán bộ sẽ cùng Quý khách hoàn thiện tờ khai</source>
        <translation>Keep it short. An officer will complete the form with you</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Để báo cho Quý khách khi có kết quả. Không có điện thoại, Quý khách bỏ qua câu này</source>
        <translation>To tell you when the result is ready. If you have no phone, skip this question</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Not required</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Receive the result</translation>
    </message>
    <message>
        <source>Tại trung tâm này</source>
        <translation>At this centre</translation>
    </message>
    <message>
        <source>Qua bưu điện, có cước phí</source>
        <translation>By post, with a postage charge</translation>
    </message>
    <message>
        <source>Địa chỉ nhận qua bưu điện</source>
        <translation>Postal delivery address</translation>
    </message>
    <message>
        <source>Số nhà, đường, phường hoặc xã, tỉnh</source>
        <translation>House number, street, ward or commune, province</translation>
    </message>
    <message>
        <source>Nơi ở đăng ký</source>
        <translation>Residence to register</translation>
    </message>
    <message>
        <source>Nơi Quý khách muốn đăng ký, không phải nơi ghi trên thẻ</source>
        <translation>Where you wish to register, not the place written on the card</translation>
    </message>
    <message>
        <source>Quan hệ với chủ hộ</source>
        <translation>Relationship to the head of household</translation>
    </message>
    <message>
        <source>Tôi là chủ hộ</source>
        <translation>I am the head of household</translation>
    </message>
    <message>
        <source>Vợ hoặc chồng</source>
        <translation>Husband or wife</translation>
    </message>
    <message>
        <source>Con</source>
        <translation>Son or daughter</translation>
    </message>
    <message>
        <source>Cha hoặc mẹ</source>
        <translation>Father or mother</translation>
    </message>
    <message>
        <source>Anh, chị, em</source>
        <translation>Brother or sister</translation>
    </message>
    <message>
        <source>Cháu</source>
        <translation>Grandchild, niece or nephew</translation>
    </message>
    <message>
        <source>Quan hệ khác</source>
        <translation>Other relationship</translation>
    </message>
    <message>
        <source>Họ và tên chủ hộ</source>
        <translation>Full name of the head of household</translation>
    </message>
    <message>
        <source>Người là chủ hộ ở nơi Quý khách đăng ký</source>
        <translation>Head of household at the place you are registering</translation>
    </message>
    <message>
        <source>Lý do xóa đăng ký</source>
        <translation>Reason for removing registration</translation>
    </message>
    <message>
        <source>Nơi sẽ đến</source>
        <translation>Where you are going</translation>
    </message>
    <message>
        <source>Thời gian vắng mặt</source>
        <translation>Time away</translation>
    </message>
    <message>
        <source>Thí dụ: từ 01/12/2026 đến 31/01/2027</source>
        <translation>For example: from 01/12/2026 to 31/01/2027</translation>
    </message>
    <message>
        <source>Họ và tên người được đăng ký hộ tịch</source>
        <translation>Full name of the person on the civil status record</translation>
    </message>
    <message>
        <source>Quan hệ của Quý khách với người đó</source>
        <translation>Your relationship to that person</translation>
    </message>
    <message>
        <source>Thí dụ: bản thân, cha, mẹ, người được ủy quyền</source>
        <translation>For example: myself, father, mother, authorised person</translation>
    </message>
    <message>
        <source>Họ và tên của trẻ</source>
        <translation>Child&apos;s full name</translation>
    </message>
    <message>
        <source>Ngày sinh của trẻ</source>
        <translation>Child&apos;s date of birth</translation>
    </message>
    <message>
        <source>Ngày, tháng, năm: gõ 05112026 là ngày 05/11/2026</source>
        <translation>Day, month, year: type 05112026 for 05/11/2026</translation>
    </message>
    <message>
        <source>Số định danh của trẻ</source>
        <translation>Child&apos;s personal number</translation>
    </message>
    <message>
        <source>12 chữ số trên giấy khai sinh hoặc thẻ. Bỏ qua nếu chưa có</source>
        <translation>12 digits on the birth certificate or card. Skip if there is none yet</translation>
    </message>
    <message>
        <source>Quan hệ của Quý khách với trẻ</source>
        <translation>Your relationship to the child</translation>
    </message>
    <message>
        <source>Mẹ</source>
        <translation>Mother</translation>
    </message>
    <message>
        <source>Cha</source>
        <translation>Father</translation>
    </message>
    <message>
        <source>Ông hoặc bà</source>
        <translation>Grandparent</translation>
    </message>
    <message>
        <source>Người giám hộ</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>Họ và tên người kết hôn cùng Quý khách</source>
        <translation>Full name of the person you are marrying</translation>
    </message>
    <message>
        <source>Số định danh hoặc hộ chiếu của người đó</source>
        <translation>That person&apos;s personal number or passport number</translation>
    </message>
    <message>
        <source>Quốc tịch của người đó</source>
        <translation>That person&apos;s nationality</translation>
    </message>
    <message>
        <source>Quý khách kết hôn lần thứ mấy</source>
        <translation>Which marriage is this for you</translation>
    </message>
    <message>
        <source>Lần thứ nhất</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Lần thứ hai</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>Nhiều hơn</source>
        <translation>More than that</translation>
    </message>
    <message>
        <source>Dùng giấy xác nhận vào việc gì</source>
        <translation>What the certificate is for</translation>
    </message>
    <message>
        <source>Thí dụ: để đăng ký kết hôn, để mua bán nhà đất</source>
        <translation>For example: to register a marriage, to buy or sell property</translation>
    </message>
    <message>
        <source>Họ và tên người đã mất</source>
        <translation>Full name of the person who died</translation>
    </message>
    <message>
        <source>Ngày mất</source>
        <translation>Date of death</translation>
    </message>
    <message>
        <source>Quan hệ của Quý khách với người đã mất</source>
        <translation>Your relationship to the person who died</translation>
    </message>
    <message>
        <source>Tên giấy tờ cần chứng thực</source>
        <translation>Name of the paper to certify</translation>
    </message>
    <message>
        <source>Thí dụ: bằng tốt nghiệp, hợp đồng</source>
        <translation>For example: degree certificate, contract</translation>
    </message>
    <message>
        <source>Số bản cần cấp</source>
        <translation>Number of copies needed</translation>
    </message>
    <message>
        <source>Thí dụ: 2</source>
        <translation>For example: 2</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Thẻ hết hạn hoặc đến tuổi đổi thẻ</source>
        <translation>Card expired, or age to change the card</translation>
    </message>
    <message>
        <source>Thông tin thay đổi hoặc có sai sót</source>
        <translation>Details changed or mistaken</translation>
    </message>
    <message>
        <source>Thẻ hư hỏng</source>
        <translation>Damaged card</translation>
    </message>
    <message>
        <source>Mất thẻ</source>
        <translation>Lost card</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Other reason</translation>
    </message>
    <message>
        <source>Số hộ chiếu</source>
        <translation>Passport number</translation>
    </message>
    <message>
        <source>Nếu Quý khách còn nhớ</source>
        <translation>If you remember it</translation>
    </message>
    <message>
        <source>Cấp lần đầu</source>
        <translation>First issue</translation>
    </message>
    <message>
        <source>Hộ chiếu hết hạn hoặc hết trang</source>
        <translation>Passport expired or out of pages</translation>
    </message>
    <message>
        <source>Hộ chiếu hư hỏng</source>
        <translation>Damaged passport</translation>
    </message>
    <message>
        <source>Mất hộ chiếu</source>
        <translation>Lost passport</translation>
    </message>
    <message>
        <source>Hạng giấy phép lái xe</source>
        <translation>Driving licence class</translation>
    </message>
    <message>
        <source>Thí dụ: A1, B, C</source>
        <translation>For example: A1, B, C</translation>
    </message>
    <message>
        <source>Số giấy phép lái xe đang có</source>
        <translation>Number of your present driving licence</translation>
    </message>
    <message>
        <source>Bỏ trống nếu chưa có</source>
        <translation>Leave empty if you have none yet</translation>
    </message>
    <message>
        <source>Biển số xe</source>
        <translation>Number plate</translation>
    </message>
    <message>
        <source>Bỏ trống nếu xe chưa có biển số</source>
        <translation>Leave empty if the vehicle has no plate yet</translation>
    </message>
    <message>
        <source>Loại xe</source>
        <translation>Kind of vehicle</translation>
    </message>
    <message>
        <source>Xe mô tô, xe gắn máy</source>
        <translation>Motorcycle, moped</translation>
    </message>
    <message>
        <source>Xe ô tô</source>
        <translation>Car</translation>
    </message>
    <message>
        <source>Xe khác</source>
        <translation>Other vehicle</translation>
    </message>
    <message>
        <source>Tên hộ kinh doanh</source>
        <translation>Name of the household business</translation>
    </message>
    <message>
        <source>Địa điểm kinh doanh</source>
        <translation>Place of business</translation>
    </message>
    <message>
        <source>Ngành, nghề kinh doanh</source>
        <translation>Line of business</translation>
    </message>
    <message>
        <source>10 chữ số; bỏ trống nếu Quý khách không nhớ</source>
        <translation>10 digits; leave empty if you do not remember it</translation>
    </message>
    <message>
        <source>Thửa đất</source>
        <translation>Plot of land</translation>
    </message>
    <message>
        <source>Số tờ, số thửa hoặc số giấy chứng nhận</source>
        <translation>Map sheet number, plot number or certificate number</translation>
    </message>
    <message>
        <source>Địa điểm xây dựng</source>
        <translation>Building site</translation>
    </message>
    <message>
        <source>Bên nhận bảo đảm</source>
        <translation>Secured party</translation>
    </message>
    <message>
        <source>Thí dụ: tên ngân hàng</source>
        <translation>For example: name of the bank</translation>
    </message>
    <message>
        <source>Họ và tên người ủy quyền</source>
        <translation>Full name of the person who authorised you</translation>
    </message>
    <message>
        <source>Người đứng tên hồ sơ</source>
        <translation>The person named on the dossier</translation>
    </message>
    <message>
        <source>Số định danh của người ủy quyền</source>
        <translation>Personal number of the person who authorised you</translation>
    </message>
    <message>
        <source>12 chữ số trên thẻ căn cước của người đó</source>
        <translation>12 digits on that person&apos;s identity card</translation>
    </message>
    <message>
        <source>Nơi ở của người ủy quyền</source>
        <translation>Residence of the person who authorised you</translation>
    </message>
    <message>
        <source>Quý khách được ủy quyền bằng giấy gì?</source>
        <translation>Which paper authorises you?</translation>
    </message>
    <message>
        <source>Giấy ủy quyền có công chứng hoặc chứng thực</source>
        <translation>Authorisation, notarised or certified</translation>
    </message>
    <message>
        <source>Văn bản ủy quyền trong gia đình</source>
        <translation>Written authorisation within the family</translation>
    </message>
    <message>
        <source>Hợp đồng ủy quyền</source>
        <translation>Authorisation contract</translation>
    </message>
    <message>
        <source>Ngày ghi trên giấy ủy quyền</source>
        <translation>Date written on the authorisation</translation>
    </message>
    <message>
        <source>Tên cơ quan, doanh nghiệp hoặc hộ kinh doanh</source>
        <translation>Name of the agency, company or household business</translation>
    </message>
    <message>
        <source>Như ghi trên giấy chứng nhận đăng ký</source>
        <translation>As written on the registration certificate</translation>
    </message>
    <message>
        <source>Mã số thuế hoặc mã số đăng ký</source>
        <translation>Tax code or registration number</translation>
    </message>
    <message>
        <source>10 hoặc 13 chữ số; hộ kinh doanh có thể dùng 12 số định danh của chủ hộ. Bỏ qua nếu chưa có</source>
        <translation>10 or 13 digits; a household business may use its owner&apos;s 12-digit personal number. Skip if there is none yet</translation>
    </message>
    <message>
        <source>Địa chỉ trụ sở</source>
        <translation>Head office address</translation>
    </message>
    <message>
        <source>Quý khách là ai trong đơn vị?</source>
        <translation>Who are you in the organisation?</translation>
    </message>
    <message>
        <source>Người đại diện theo pháp luật hoặc chủ hộ</source>
        <translation>Legal representative or owner of the household business</translation>
    </message>
    <message>
        <source>Người được đơn vị cử đi nộp</source>
        <translation>Person the organisation has sent to file</translation>
    </message>
    <message>
        <source>Quý khách có hài lòng với việc phục vụ hôm nay không?</source>
        <translation>Are you satisfied with today&apos;s service?</translation>
    </message>
    <message>
        <source>Nhanh gọn</source>
        <translation>Quick and simple</translation>
    </message>
    <message>
        <source>Cán bộ tận tình</source>
        <translation>Helpful officer</translation>
    </message>
    <message>
        <source>Hướng dẫn dễ hiểu</source>
        <translation>Clear guidance</translation>
    </message>
    <message>
        <source>Chờ lâu</source>
        <translation>Long wait</translation>
    </message>
    <message>
        <source>Hướng dẫn khó hiểu</source>
        <translation>Unclear guidance</translation>
    </message>
    <message>
        <source>Nhiều giấy tờ quá</source>
        <translation>Too many papers</translation>
    </message>
    <message>
        <source>Thái độ chưa tốt</source>
        <translation>Poor attitude</translation>
    </message>
    <message>
        <source>Máy khó dùng</source>
        <translation>Machine hard to use</translation>
    </message>
    <message>
        <source>Giấy khai sinh</source>
        <translation>Birth certificate</translation>
    </message>
    <message>
        <source>Giấy chứng nhận kết hôn</source>
        <translation>Marriage certificate</translation>
    </message>
    <message>
        <source>Giấy xác nhận tình trạng hôn nhân</source>
        <translation>Certificate of marital status</translation>
    </message>
    <message>
        <source>Giấy chứng tử</source>
        <translation>Death certificate</translation>
    </message>
    <message>
        <source>Giấy chứng nhận quyền sử dụng đất</source>
        <translation>Land use right certificate</translation>
    </message>
    <message>
        <source>Giấy tờ chứng minh chỗ ở hợp pháp</source>
        <translation>Proof of a lawful dwelling</translation>
    </message>
    <message>
        <source>Giấy chứng nhận đăng ký doanh nghiệp, hộ kinh doanh</source>
        <translation>Business registration certificate</translation>
    </message>
    <message>
        <source>Văn bằng, chứng chỉ</source>
        <translation>Diploma or certificate</translation>
    </message>
    <message>
        <source>Máy gặp trục trặc ngoài dự kiến.</source>
        <translation>The machine met an unexpected problem.</translation>
    </message>
    <message>
        <source>Hồ sơ đã lưu vẫn còn nguyên. Vui lòng gọi cán bộ hỗ trợ hoặc bắt đầu lại.</source>
        <translation>Saved dossiers are intact. Please call an officer for help or start again.</translation>
    </message>
    <message>
        <source>Máy chưa được cài đặt đúng.</source>
        <translation>The machine is not set up correctly.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy; cán bộ kỹ thuật sẽ sửa cài đặt của máy này.</source>
        <translation>Please go to a counter; a technician will correct this machine&apos;s settings.</translation>
    </message>
    <message>
        <source>Máy đang dùng thiết bị mô phỏng nên chưa thể phục vụ.</source>
        <translation>The machine is using simulated devices, so it cannot serve you yet.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy để được phục vụ.</source>
        <translation>Please go to a counter to be served.</translation>
    </message>
    <message>
        <source>Máy thiếu một tệp cần thiết.</source>
        <translation>The machine lacks a file it needs.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy; cán bộ kỹ thuật sẽ cài lại máy này.</source>
        <translation>Please go to a counter; a technician will set this machine up again.</translation>
    </message>
    <message>
        <source>Tệp chứng thư không dùng được.</source>
        <translation>This certificate file cannot be used.</translation>
    </message>
    <message>
        <source>Vui lòng lấy lại tệp từ cơ quan phát hành rồi nhập lại; chứng thư đang dùng vẫn giữ nguyên.</source>
        <translation>Please get the file from the issuing authority again and import it; the certificates in use stay as they are.</translation>
    </message>
    <message>
        <source>Chưa ai đối chiếu dấu vân tay của tệp chứng thư.</source>
        <translation>Nobody has compared this file&apos;s fingerprint.</translation>
    </message>
    <message>
        <source>Vui lòng hỏi cơ quan phát hành dấu vân tay SHA-256, so từng chữ, rồi nhập lại với --fingerprint.</source>
        <translation>Please ask the issuing authority for the SHA-256 fingerprint, compare every sign, then import again with --fingerprint.</translation>
    </message>
    <message>
        <source>Địa chỉ máy in không đúng.</source>
        <translation>The printer&apos;s address is wrong.</translation>
    </message>
    <message>
        <source>Vui lòng ghi lại: tcp://máy:9100, usb:, serial:/dev/ttyUSB0, file:/đường/dẫn, cups:TÊN hoặc windows:TÊN.</source>
        <translation>Please write it so: tcp://host:9100, usb:, serial:/dev/ttyUSB0, file:/path, cups:NAME or windows:NAME.</translation>
    </message>
    <message>
        <source>Một thiết bị của máy không hoạt động.</source>
        <translation>A device of the machine is not working.</translation>
    </message>
    <message>
        <source>Những gì Quý khách đã nhập vẫn còn. Vui lòng thử lại hoặc gọi cán bộ hỗ trợ.</source>
        <translation>What you have entered is kept. Please try again or call an officer for help.</translation>
    </message>
    <message>
        <source>Thiết bị vừa ngừng và đang được khởi động lại.</source>
        <translation>A device has just stopped and is being restarted.</translation>
    </message>
    <message>
        <source>Những gì Quý khách đã nhập vẫn còn. Vui lòng thử lại sau ít giây.</source>
        <translation>What you have entered is kept. Please try again in a few seconds.</translation>
    </message>
    <message>
        <source>Chưa đọc được thẻ căn cước.</source>
        <translation>The identity card could not be read.</translation>
    </message>
    <message>
        <source>Vui lòng nhấc thẻ ra, đặt lại rồi thử lần nữa.</source>
        <translation>Please lift the card, lay it down again and try once more.</translation>
    </message>
    <message>
        <source>Máy không thấy đầu đọc thẻ.</source>
        <translation>The machine cannot find the card reader.</translation>
    </message>
    <message>
        <source>Vui lòng gọi cán bộ hỗ trợ hoặc sang quầy.</source>
        <translation>Please call an officer for help or go to a counter.</translation>
    </message>
    <message>
        <source>Thẻ được nhấc ra hơi sớm.</source>
        <translation>The card was lifted a little too soon.</translation>
    </message>
    <message>
        <source>Vui lòng đặt thẻ lại và giữ yên cho đến khi máy báo xong.</source>
        <translation>Please lay the card down again and keep it still until the machine is done.</translation>
    </message>
    <message>
        <source>Thẻ không nhận số vừa nhập.</source>
        <translation>The card does not accept that number.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại 6 số cuối của số định danh trên chính thẻ này rồi nhập lại.</source>
        <translation>Please check the last 6 digits of the personal number on this very card and enter them again.</translation>
    </message>
    <message>
        <source>Máy không nhận ra loại thẻ này.</source>
        <translation>The machine does not know this kind of card.</translation>
    </message>
    <message>
        <source>Vui lòng dùng thẻ căn cước có gắn chip, hoặc sang quầy để được giúp.</source>
        <translation>Please use an identity card with a chip, or go to a counter for help.</translation>
    </message>
    <message>
        <source>Bộ phận đọc thẻ của máy chưa chạy.</source>
        <translation>The machine&apos;s card service is not running.</translation>
    </message>
    <message>
        <source>Chip trên thẻ không trả lời.</source>
        <translation>The card&apos;s chip does not answer.</translation>
    </message>
    <message>
        <source>Vui lòng nhấc thẻ ra, đặt lại ngay ngắn và giữ yên.</source>
        <translation>Please lift the card, lay it down again straight and keep it still.</translation>
    </message>
    <message>
        <source>Thông tin trên chip không khớp với bản gốc.</source>
        <translation>The data on the chip do not match the original.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy; cán bộ sẽ kiểm tra cùng Quý khách.</source>
        <translation>Please go to a counter; an officer will check it with you.</translation>
    </message>
    <message>
        <source>Chưa xác nhận được thẻ này là thật.</source>
        <translation>The card could not yet be confirmed as genuine.</translation>
    </message>
    <message>
        <source>Dữ liệu trên chip không đọc được.</source>
        <translation>The data on the chip cannot be read.</translation>
    </message>
    <message>
        <source>Vui lòng thử lại một lần, nếu chưa được xin sang quầy.</source>
        <translation>Please try once more; if it still fails, go to a counter.</translation>
    </message>
    <message>
        <source>Liên lạc với thẻ bị gián đoạn.</source>
        <translation>The contact with the card was interrupted.</translation>
    </message>
    <message>
        <source>Các thông tin trên thẻ không khớp nhau.</source>
        <translation>The details on the card do not agree with each other.</translation>
    </message>
    <message>
        <source>Máy chưa thấy thẻ.</source>
        <translation>The machine sees no card yet.</translation>
    </message>
    <message>
        <source>Vui lòng đặt thẻ căn cước lên đầu đọc rồi bấm đọc lại.</source>
        <translation>Please lay your identity card on the reader, then press to read again.</translation>
    </message>
    <message>
        <source>Đầu đọc thẻ đang bận.</source>
        <translation>The card reader is busy.</translation>
    </message>
    <message>
        <source>Vui lòng đợi ít giây rồi thử lại.</source>
        <translation>Please wait a few seconds and try again.</translation>
    </message>
    <message>
        <source>Thẻ đang bị khoá.</source>
        <translation>This card is blocked.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy; cán bộ sẽ kiểm tra giấy tờ và giúp Quý khách làm hồ sơ.</source>
        <translation>Please go to the counter; an officer will look at your papers and help you with the dossier.</translation>
    </message>
    <message>
        <source>Thẻ này cần ba dòng chữ ở mặt sau để mở.</source>
        <translation>This card opens with the three lines on its back.</translation>
    </message>
    <message>
        <source>Vui lòng quét hoặc nhập ba dòng chữ và số ở mặt sau của thẻ.</source>
        <translation>Please scan or type the three lines of letters and digits on the back of the card.</translation>
    </message>
    <message>
        <source>Chưa mở được chip của thẻ.</source>
        <translation>The card&apos;s chip could not be opened.</translation>
    </message>
    <message>
        <source>Chưa đọc được mã QR.</source>
        <translation>The QR code could not be read.</translation>
    </message>
    <message>
        <source>Vui lòng nhập sáu số cuối trên thẻ thay cho mã QR, hoặc gọi cán bộ.</source>
        <translation>Please type the last six digits on the card instead, or call an officer.</translation>
    </message>
    <message>
        <source>Đầu đọc mã QR của máy chưa sẵn sàng.</source>
        <translation>This machine&apos;s QR reader is not ready.</translation>
    </message>
    <message>
        <source>Quý khách vẫn đọc được thẻ bằng cách nhập số in trên thẻ.</source>
        <translation>The card can still be read by typing the digits printed on it.</translation>
    </message>
    <message>
        <source>Mã vừa quét không phải mã QR của thẻ căn cước.</source>
        <translation>That was not the QR code of an identity card.</translation>
    </message>
    <message>
        <source>Vui lòng quét đúng mã QR in trên thẻ căn cước gắn chip.</source>
        <translation>Please scan the QR code printed on the identity card with a chip.</translation>
    </message>
    <message>
        <source>Đầu đọc mã làm mất dấu hoặc ký tự.</source>
        <translation>The code reader lost accents or characters.</translation>
    </message>
    <message>
        <source>Thẻ của Quý khách không hỏng. Vui lòng nhập số in trên thẻ thay cho mã QR.</source>
        <translation>Your card is not damaged. Please type the digits printed on it instead of the QR code.</translation>
    </message>
    <message>
        <source>Đây không phải mã trên phiếu giữ hồ sơ.</source>
        <translation>This is not the code of a custody receipt.</translation>
    </message>
    <message>
        <source>Chưa kiểm tra được gì. Vui lòng quét lại cả mã QR trên phiếu; nếu dán thì dán đủ, cả phần số sau dấu hai chấm.</source>
        <translation>Nothing was checked. Please scan the whole QR on the receipt again; when pasting, paste all of it, with the digits behind the colon.</translation>
    </message>
    <message>
        <source>Chưa quét được giấy tờ.</source>
        <translation>The papers could not be scanned.</translation>
    </message>
    <message>
        <source>Những trang đã quét vẫn còn. Vui lòng thử lại, hoặc chọn nộp giấy tại quầy.</source>
        <translation>The pages already scanned are kept. Please try again, or choose to hand in the paper at a counter.</translation>
    </message>
    <message>
        <source>Máy không thấy máy quét.</source>
        <translation>The machine cannot find the scanner.</translation>
    </message>
    <message>
        <source>Những trang đã quét vẫn còn. Quý khách có thể chọn nộp giấy tại quầy.</source>
        <translation>The pages already scanned are kept. You may choose to hand in the paper at a counter.</translation>
    </message>
    <message>
        <source>Giấy bị kẹt trong máy quét.</source>
        <translation>Paper is stuck in the scanner.</translation>
    </message>
    <message>
        <source>Những trang đã quét vẫn còn. Vui lòng nhẹ tay rút tờ giấy ra hoặc gọi cán bộ hỗ trợ.</source>
        <translation>The pages already scanned are kept. Please pull the sheet out gently or call an officer for help.</translation>
    </message>
    <message>
        <source>Máy quét chưa có giấy.</source>
        <translation>There is no paper in the scanner.</translation>
    </message>
    <message>
        <source>Vui lòng đặt giấy vào khay rồi bấm quét lại.</source>
        <translation>Please put the paper in the tray, then press to scan again.</translation>
    </message>
    <message>
        <source>Nắp máy quét đang mở.</source>
        <translation>The scanner&apos;s cover is open.</translation>
    </message>
    <message>
        <source>Vui lòng đóng nắp rồi bấm quét lại.</source>
        <translation>Please close the cover, then press to scan again.</translation>
    </message>
    <message>
        <source>Máy quét đang bận.</source>
        <translation>The scanner is busy.</translation>
    </message>
    <message>
        <source>Vui lòng đợi ít giây rồi bấm quét lại.</source>
        <translation>Please wait a few seconds, then press to scan again.</translation>
    </message>
    <message>
        <source>Máy quét không trả lời.</source>
        <translation>The scanner does not answer.</translation>
    </message>
    <message>
        <source>Một trang quét bị lỗi.</source>
        <translation>One scanned page is faulty.</translation>
    </message>
    <message>
        <source>Những trang khác vẫn còn. Vui lòng quét lại trang này.</source>
        <translation>The other pages are kept. Please scan this page again.</translation>
    </message>
    <message>
        <source>Máy quét này không làm được việc vừa chọn.</source>
        <translation>This scanner cannot do what was chosen.</translation>
    </message>
    <message>
        <source>Vui lòng chọn mặt kính hoặc khay nạp khác, một mặt, hoặc độ phân giải khác rồi quét lại.</source>
        <translation>Please choose the glass or another feeder, one side, or another resolution, then scan again.</translation>
    </message>
    <message>
        <source>Máy quét đã dừng theo nút bấm trên máy.</source>
        <translation>The scanner was stopped by its button.</translation>
    </message>
    <message>
        <source>Những trang đã quét vẫn còn. Vui lòng bấm quét để quét tiếp.</source>
        <translation>The pages scanned so far are kept. Please press scan to go on.</translation>
    </message>
    <message>
        <source>Máy quét kéo nhiều tờ giấy cùng lúc.</source>
        <translation>The scanner drew in several sheets at once.</translation>
    </message>
    <message>
        <source>Những trang trước vẫn còn. Vui lòng tách các tờ dính nhau, đặt lại từ trang được báo rồi quét tiếp.</source>
        <translation>The pages before are kept. Please part the sheets that stick together, put them in from the page named, and go on.</translation>
    </message>
    <message>
        <source>Một trang quét quá lớn.</source>
        <translation>A scanned page is too large.</translation>
    </message>
    <message>
        <source>Những trang khác vẫn còn. Vui lòng quét lại trang này với độ phân giải 300 dpi.</source>
        <translation>The other pages are kept. Please scan this page again at 300 dpi.</translation>
    </message>
    <message>
        <source>Số trang nhận được ít hơn số trang máy quét đã đếm.</source>
        <translation>Fewer pages arrived than the scanner counted.</translation>
    </message>
    <message>
        <source>Những trang đã nhận vẫn còn. Vui lòng so với chồng giấy và quét lại trang thiếu.</source>
        <translation>The pages that arrived are kept. Please compare them with the stack and scan the missing page again.</translation>
    </message>
    <message>
        <source>Tệp PDF có mật khẩu.</source>
        <translation>The PDF has a password.</translation>
    </message>
    <message>
        <source>Vui lòng quét bản giấy, hoặc nộp tệp không có mật khẩu.</source>
        <translation>Please scan the paper, or hand in a file without a password.</translation>
    </message>
    <message>
        <source>Tệp PDF bị hỏng, không đọc được.</source>
        <translation>The PDF is damaged and cannot be read.</translation>
    </message>
    <message>
        <source>Vui lòng quét bản giấy, hoặc nộp lại tệp khác.</source>
        <translation>Please scan the paper, or hand in another file.</translation>
    </message>
    <message>
        <source>Tệp PDF có quá nhiều trang.</source>
        <translation>The PDF has too many pages.</translation>
    </message>
    <message>
        <source>Vui lòng tách tệp theo từng giấy tờ rồi nộp lại.</source>
        <translation>Please split the file paper by paper and hand it in again.</translation>
    </message>
    <message>
        <source>Chưa tạo được tệp PDF tìm kiếm được.</source>
        <translation>The searchable PDF could not be made.</translation>
    </message>
    <message>
        <source>Các trang đã quét vẫn còn. Vui lòng thử lại, hoặc báo kỹ thuật viên.</source>
        <translation>The scanned pages are kept. Please try again, or tell the technician.</translation>
    </message>
    <message>
        <source>Chỗ chụp quá tối.</source>
        <translation>It is too dark to take pictures.</translation>
    </message>
    <message>
        <source>Những trang đã chụp vẫn còn. Vui lòng bật thêm đèn hoặc bỏ vật che máy ảnh rồi chụp tiếp.</source>
        <translation>The pages taken so far are kept. Please switch on a lamp or take off what covers the camera, then go on.</translation>
    </message>
    <message>
        <source>Chưa in được phiếu.</source>
        <translation>The slip could not be printed.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được lưu; phiếu sẽ in lại được. Vui lòng gọi cán bộ hỗ trợ.</source>
        <translation>The dossier is saved; the slip can be printed again. Please call an officer for help.</translation>
    </message>
    <message>
        <source>Máy không thấy máy in.</source>
        <translation>The machine cannot find the printer.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được lưu; phiếu sẽ in lại được. Vui lòng ghi lại mã hồ sơ và gọi cán bộ hỗ trợ.</source>
        <translation>The dossier is saved; the slip can be printed again. Please write down the dossier code and call an officer for help.</translation>
    </message>
    <message>
        <source>Máy in hết giấy.</source>
        <translation>The printer is out of paper.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được lưu; phiếu sẽ in khi có giấy mới. Vui lòng gọi cán bộ hỗ trợ.</source>
        <translation>The dossier is saved; the slip will print when there is new paper. Please call an officer for help.</translation>
    </message>
    <message>
        <source>Nắp máy in đang mở.</source>
        <translation>The printer&apos;s cover is open.</translation>
    </message>
    <message>
        <source>Dao cắt giấy bị kẹt.</source>
        <translation>The paper cutter is stuck.</translation>
    </message>
    <message>
        <source>Máy in không trả lời.</source>
        <translation>The printer does not answer.</translation>
    </message>
    <message>
        <source>Chưa rõ phiếu đã in ra hay chưa.</source>
        <translation>It is not clear whether the slip was printed.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được lưu. Vui lòng xem khay giấy; nếu không thấy phiếu, xin gọi cán bộ hỗ trợ.</source>
        <translation>The dossier is saved. Please look at the paper tray; if the slip is not there, please call an officer for help.</translation>
    </message>
    <message>
        <source>Máy in bị hỏng.</source>
        <translation>The printer is broken.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được lưu; phiếu in được ở quầy. Vui lòng gọi cán bộ hỗ trợ.</source>
        <translation>The dossier is saved; the slip can be printed at a counter. Please call an officer for help.</translation>
    </message>
    <message>
        <source>Có ký tự không in được.</source>
        <translation>Some signs cannot be printed.</translation>
    </message>
    <message>
        <source>Chưa in gì, hồ sơ vẫn nguyên. Vui lòng bỏ hình, ký hiệu lạ trong phần chữ tự gõ rồi in lại, hoặc gọi cán bộ hỗ trợ.</source>
        <translation>Nothing was printed and the dossier is whole. Please take pictures and unusual signs out of what was typed and print again, or call an officer.</translation>
    </message>
    <message>
        <source>Chưa ký số được.</source>
        <translation>The document could not be signed.</translation>
    </message>
    <message>
        <source>Văn bản vẫn nguyên, chưa có chữ ký. Vui lòng gọi kỹ thuật.</source>
        <translation>The document is whole and not signed. Please call the technician.</translation>
    </message>
    <message>
        <source>Không thấy khóa ký số của trung tâm.</source>
        <translation>The centre&apos;s signing key is not there.</translation>
    </message>
    <message>
        <source>Vui lòng cắm lại thiết bị ký số rồi thử lại. Văn bản vẫn nguyên, chưa có chữ ký.</source>
        <translation>Please plug the signing token in again and try once more. The document is whole and not signed.</translation>
    </message>
    <message>
        <source>Sai mã PIN của thiết bị ký số.</source>
        <translation>The PIN of the signing token is wrong.</translation>
    </message>
    <message>
        <source>Máy không tự thử lại, vì thiết bị sẽ khóa. Vui lòng gọi kỹ thuật đặt lại mã PIN.</source>
        <translation>It is not tried again by itself, for the token would lock. Please ask the technician to set the PIN.</translation>
    </message>
    <message>
        <source>Thiết bị ký số đã bị khóa.</source>
        <translation>The signing token is locked.</translation>
    </message>
    <message>
        <source>Văn bản vẫn nguyên, chưa có chữ ký. Vui lòng gọi người giữ thiết bị ký số.</source>
        <translation>The document is whole and not signed. Please call whoever keeps the token.</translation>
    </message>
    <message>
        <source>Chứng thư số không dùng được.</source>
        <translation>The certificate cannot be used.</translation>
    </message>
    <message>
        <source>Trung tâm chưa khai chữ ký số.</source>
        <translation>The centre has no digital signature set.</translation>
    </message>
    <message>
        <source>Chưa có gì được ký. Vui lòng khai mục seal trong kiosk.toml rồi ký lại.</source>
        <translation>Nothing was signed. Please set the section seal of kiosk.toml and sign again.</translation>
    </message>
    <message>
        <source>Mã PIN vừa nhập chưa đúng.</source>
        <translation>The PIN just typed is not right.</translation>
    </message>
    <message>
        <source>Chưa có gì được ký, mẫu vẫn nguyên. Vui lòng xem lại rồi nhập mã PIN lần nữa; nhập sai nhiều lần thiết bị sẽ khóa.</source>
        <translation>Nothing was signed, the form is as it was. Please check and type the PIN once more; after several wrong ones the device locks.</translation>
    </message>
    <message>
        <source>Mã PIN chưa đúng, chỉ còn một lần thử.</source>
        <translation>The PIN is not right, and only one try is left.</translation>
    </message>
    <message>
        <source>Chưa có gì được ký, mẫu vẫn nguyên. Sai thêm một lần thiết bị sẽ khóa: vui lòng hỏi người giữ con dấu số trước khi nhập.</source>
        <translation>Nothing was signed, the form is as it was. One more wrong PIN locks the device: please ask whoever holds the digital seal before you type.</translation>
    </message>
    <message>
        <source>Dịch vụ dấu thời gian không trả lời.</source>
        <translation>The time-stamp service does not answer.</translation>
    </message>
    <message>
        <source>Chưa ký gì, bản quét vẫn nguyên. Vui lòng thử lại sau, hoặc chọn ký ở mức không có dấu thời gian.</source>
        <translation>Nothing was signed; the scan is as it was. Please try later, or choose to sign without a time stamp.</translation>
    </message>
    <message>
        <source>Chưa tra được tình trạng thu hồi của chứng thư số.</source>
        <translation>Whether the certificate was revoked cannot be learned now.</translation>
    </message>
    <message>
        <source>Chưa ký gì, bản quét vẫn nguyên. Vui lòng thử lại sau, hoặc chọn ký ở mức thấp hơn.</source>
        <translation>Nothing was signed; the scan is as it was. Please try later, or choose to sign at the lower level.</translation>
    </message>
    <message>
        <source>Chứng thư số đã bị thu hồi.</source>
        <translation>The certificate was revoked.</translation>
    </message>
    <message>
        <source>Chưa ký gì, bản quét vẫn nguyên. Vui lòng báo người giữ thiết bị ký số.</source>
        <translation>Nothing was signed; the scan is as it was. Please tell whoever keeps the token.</translation>
    </message>
    <message>
        <source>Bản đã ký không kiểm tra được.</source>
        <translation>The signed copy did not verify.</translation>
    </message>
    <message>
        <source>Bản quét chưa ký vẫn nguyên và được giữ. Vui lòng thử lại; nếu vẫn lỗi, báo kỹ thuật.</source>
        <translation>The unsigned scan is whole and kept. Please try again; if it fails again, tell the technician.</translation>
    </message>
    <message>
        <source>Bước này chưa thực hiện được.</source>
        <translation>This step could not be done.</translation>
    </message>
    <message>
        <source>Không có gì thay đổi trong hồ sơ. Vui lòng xem lại hoặc gọi cán bộ hỗ trợ.</source>
        <translation>Nothing has changed in the dossier. Please check it or call an officer for help.</translation>
    </message>
    <message>
        <source>Hồ sơ không còn ở bước này.</source>
        <translation>The dossier is no longer at this step.</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn được lưu. Vui lòng tra cứu lại để xem tình trạng mới nhất.</source>
        <translation>The dossier is still saved. Please look it up again to see where it is now.</translation>
    </message>
    <message>
        <source>Còn mục chưa điền đúng.</source>
        <translation>Some answers are not right yet.</translation>
    </message>
    <message>
        <source>Những gì đã điền vẫn còn. Vui lòng xem các mục được tô đậm và sửa lại.</source>
        <translation>What has been filled in is kept. Please look at the highlighted answers and correct them.</translation>
    </message>
    <message>
        <source>Còn thiếu giấy tờ.</source>
        <translation>Some papers are missing.</translation>
    </message>
    <message>
        <source>Những trang đã quét vẫn còn. Vui lòng quét thêm, hoặc chọn nộp giấy đó tại quầy.</source>
        <translation>The pages already scanned are kept. Please scan more, or choose to hand in that paper at a counter.</translation>
    </message>
    <message>
        <source>Không tìm thấy hồ sơ này tại đây.</source>
        <translation>This dossier was not found here.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại mã trên phiếu. Hồ sơ nộp ở nơi khác xin tra cứu trên Cổng Dịch vụ công quốc gia.</source>
        <translation>Please check the code on your slip. A dossier filed elsewhere can be looked up on the National Public Service Portal.</translation>
    </message>
    <message>
        <source>Mã tra cứu chưa đúng.</source>
        <translation>The look-up code is not right.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại mã hồ sơ và mã tra cứu in trên phiếu.</source>
        <translation>Please check the dossier code and the look-up code printed on your slip.</translation>
    </message>
    <message>
        <source>Chưa tính được ngày hẹn trả kết quả.</source>
        <translation>The day of return could not be worked out.</translation>
    </message>
    <message>
        <source>Những gì đã điền vẫn còn. Vui lòng sang quầy để cán bộ hẹn ngày.</source>
        <translation>What has been filled in is kept. Please go to a counter so that an officer can set the day.</translation>
    </message>
    <message>
        <source>Hồ sơ đang được xử lý ở quầy khác.</source>
        <translation>The dossier is being handled at another counter.</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn nguyên vẹn. Vui lòng nhận hồ sơ về quầy này trước khi làm tiếp.</source>
        <translation>The dossier is intact. Please take it over to this counter before you go on.</translation>
    </message>
    <message>
        <source>Mã tra cứu đã sai nhiều lần.</source>
        <translation>The look-up code was wrong several times.</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn an toàn. Quý khách dùng thẻ căn cước, hoặc thử lại sau một giờ.</source>
        <translation>The dossier is still safe. Please use your identity card, or try again in an hour.</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ chưa hợp lệ.</source>
        <translation>What is said of the paper does not fit.</translation>
    </message>
    <message>
        <source>Chưa lưu gì; những gì đã gõ vẫn còn trên màn hình. Vui lòng sửa mục được đánh dấu rồi lưu lại.</source>
        <translation>Nothing was saved; what you typed is still on the screen. Please mend the marked field and save again.</translation>
    </message>
    <message>
        <source>Không dùng lại được giấy tờ này.</source>
        <translation>This paper cannot be used again.</translation>
    </message>
    <message>
        <source>Hồ sơ không thay đổi. Vui lòng quét giấy tờ của người nộp.</source>
        <translation>The dossier is unchanged. Please scan the applicant&apos;s paper.</translation>
    </message>
    <message>
        <source>Chưa có sự đồng ý của người nộp.</source>
        <translation>The applicant has not agreed yet.</translation>
    </message>
    <message>
        <source>Hồ sơ không thay đổi. Vui lòng hỏi người nộp, ghi nhận đồng ý rồi dùng lại, hoặc quét giấy tờ.</source>
        <translation>The dossier is unchanged. Please ask the applicant and note the consent, or scan the paper.</translation>
    </message>
    <message>
        <source>Dữ liệu cá nhân của hồ sơ này đã được xóa.</source>
        <translation>Personal data of this dossier has been erased.</translation>
    </message>
    <message>
        <source>Hồ sơ đã có trên Cổng. Vui lòng tra cứu trên Cổng hoặc hỏi cán bộ.</source>
        <translation>The dossier is on the Portal. Please look it up there or ask an officer.</translation>
    </message>
    <message>
        <source>Có ký tự mà giấy tờ không in được.</source>
        <translation>There are signs that our papers cannot show.</translation>
    </message>
    <message>
        <source>Hồ sơ chưa gửi được lên Cổng.</source>
        <translation>The dossier has not been sent to the Portal yet.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách và sẽ xử lý. Quý khách không cần nộp lại.</source>
        <translation>The centre is keeping your dossier and will handle it. You need not file again.</translation>
    </message>
    <message>
        <source>Hiện không có kết nối tới Cổng.</source>
        <translation>There is no connection to the Portal now.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; máy sẽ tự gửi khi có mạng. Quý khách không cần nộp lại.</source>
        <translation>The centre is keeping your dossier; the machine will send it by itself when there is a connection. You need not file again.</translation>
    </message>
    <message>
        <source>Cổng chưa trả lời.</source>
        <translation>The Portal has not answered yet.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; máy sẽ tự hỏi lại. Quý khách không cần nộp lại.</source>
        <translation>The centre is keeping your dossier; the machine will ask again by itself. You need not file again.</translation>
    </message>
    <message>
        <source>Cổng đang gặp trục trặc.</source>
        <translation>The Portal is having a problem.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; máy sẽ tự gửi lại. Quý khách không cần nộp lại.</source>
        <translation>The centre is keeping your dossier; the machine will send it again by itself. You need not file again.</translation>
    </message>
    <message>
        <source>Cổng đề nghị xem lại hồ sơ.</source>
        <translation>The Portal asks for a check of the dossier.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; cán bộ sẽ kiểm tra và liên hệ khi cần.</source>
        <translation>The centre is keeping your dossier; an officer will check it and contact you if needed.</translation>
    </message>
    <message>
        <source>Trung tâm chưa đăng nhập được vào Cổng.</source>
        <translation>The centre could not log in to the Portal.</translation>
    </message>
    <message>
        <source>Hồ sơ của Quý khách được giữ tại trung tâm và sẽ gửi sau. Quý khách không cần nộp lại.</source>
        <translation>Your dossier is kept at the centre and will be sent later. You need not file again.</translation>
    </message>
    <message>
        <source>Chưa nhận được trả lời đúng từ Cổng.</source>
        <translation>No proper answer has come from the Portal yet.</translation>
    </message>
    <message>
        <source>Một tệp gửi lên chưa đúng.</source>
        <translation>One file did not arrive correctly.</translation>
    </message>
    <message>
        <source>Bản gốc vẫn còn tại trung tâm; máy sẽ tự gửi lại. Quý khách không cần nộp lại.</source>
        <translation>The original is still at the centre; the machine will send it again by itself. You need not file again.</translation>
    </message>
    <message>
        <source>Chưa rõ Cổng đã ghi nhận bước xử lý hay chưa.</source>
        <translation>It is not clear whether the Portal has recorded this step.</translation>
    </message>
    <message>
        <source>Hồ sơ của Quý khách vẫn an toàn; cán bộ sẽ kiểm tra.</source>
        <translation>Your dossier is still safe; an officer will check.</translation>
    </message>
    <message>
        <source>Cổng đang đông người dùng.</source>
        <translation>Many people are using the Portal now.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; máy sẽ tự gửi lại sau. Quý khách không cần nộp lại.</source>
        <translation>The centre is keeping your dossier; the machine will send it again later by itself. You need not file again.</translation>
    </message>
    <message>
        <source>Mạng tại đây đòi đăng nhập.</source>
        <translation>The network here asks for a log-in.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; máy sẽ tự gửi khi mạng thông. Quý khách không cần nộp lại.</source>
        <translation>The centre holds your dossier; it is sent by itself when the network lets it through. You need not file again.</translation>
    </message>
    <message>
        <source>Chưa xác thực được máy chủ của Cổng.</source>
        <translation>The Portal&apos;s server could not be verified.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ của Quý khách; chưa gửi gì đi. Quý khách không cần nộp lại.</source>
        <translation>The centre holds your dossier; nothing was sent. You need not file again.</translation>
    </message>
    <message>
        <source>Nơi nhận không có dịch vụ này.</source>
        <translation>The receiver has no such service.</translation>
    </message>
    <message>
        <source>Cán bộ sẽ xử lý theo cách khác. Quý khách không cần nộp lại.</source>
        <translation>An officer will find another way. You need not file again.</translation>
    </message>
    <message>
        <source>Cổng trả lời mâu thuẫn.</source>
        <translation>The Portal contradicts itself.</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ; nhà cung cấp phần mềm sẽ xem lại. Quý khách không cần nộp lại.</source>
        <translation>The centre keeps the dossier; the software&apos;s vendor will look into it. You need not file again.</translation>
    </message>
    <message>
        <source>Cán bộ đang giữ lại, chưa gửi.</source>
        <translation>Kept back by an officer, not sent yet.</translation>
    </message>
    <message>
        <source>Hồ sơ sẽ được gửi khi cán bộ cho gửi lại. Quý khách không cần nộp lại.</source>
        <translation>The dossier is sent once an officer lets it go. You need not file again.</translation>
    </message>
    <message>
        <source>Chưa đăng nhập được qua Cổng.</source>
        <translation>Signing on through the Portal did not work.</translation>
    </message>
    <message>
        <source>Quý khách thử đăng nhập lại; vẫn nộp hồ sơ được bằng thẻ căn cước.</source>
        <translation>Please try to sign on again; you can file with your citizen card all the same.</translation>
    </message>
    <message>
        <source>Nhật ký của máy cần được kiểm tra.</source>
        <translation>This machine&apos;s journal needs to be examined.</translation>
    </message>
    <message>
        <source>Tệp nhật ký này không đọc được.</source>
        <translation>This journal file cannot be read.</translation>
    </message>
    <message>
        <source>Vui lòng chọn đúng tệp do máy xuất ra.</source>
        <translation>Please choose the file as the machine exported it.</translation>
    </message>
    <message>
        <source>Hồ sơ vẫn được gửi. Quý khách không cần làm gì.</source>
        <translation>Dossiers are being sent all the same. You need do nothing.</translation>
    </message>
    <message>
        <source>Chưa đối chiếu trực tuyến được thẻ.</source>
        <translation>The card could not be checked online.</translation>
    </message>
    <message>
        <source>Chưa có gì được ghi, chữ đã gõ vẫn còn. Vui lòng bỏ emoji, ký tự điều khiển, chữ viết từ phải sang trái rồi làm lại.</source>
        <translation>Nothing was recorded, what was typed is still there. Please take out emoji, control characters or writing from right to left and try again.</translation>
    </message>
    <message>
        <source>Quý khách cứ làm tiếp; cán bộ có thể kiểm tra thẻ tại quầy.</source>
        <translation>Please go on; an officer can check the card at the counter.</translation>
    </message>
    <message>
        <source>Không kết nối được dịch vụ đối chiếu thẻ.</source>
        <translation>The online card check cannot be reached.</translation>
    </message>
    <message>
        <source>Quý khách cứ làm tiếp; thẻ sẽ được kiểm tra bằng cách khác.</source>
        <translation>Please go on; the card will be checked another way.</translation>
    </message>
    <message>
        <source>Dịch vụ đối chiếu thẻ không trả lời kịp.</source>
        <translation>The online card check did not answer in time.</translation>
    </message>
    <message>
        <source>Dịch vụ đối chiếu thẻ từ chối yêu cầu của máy.</source>
        <translation>The online card check refused our request.</translation>
    </message>
    <message>
        <source>Quý khách cứ làm tiếp; cán bộ kỹ thuật sẽ xem lại tài khoản.</source>
        <translation>Please go on; a technician will look at our account.</translation>
    </message>
    <message>
        <source>Câu trả lời đối chiếu thẻ không đọc được.</source>
        <translation>The answer of the online card check cannot be read.</translation>
    </message>
    <message>
        <source>Máy chưa lưu được.</source>
        <translation>The machine could not save.</translation>
    </message>
    <message>
        <source>Bước vừa rồi chưa được ghi; các bước trước vẫn còn. Vui lòng thử lại hoặc sang quầy.</source>
        <translation>The last step was not recorded; the steps before it are kept. Please try again or go to a counter.</translation>
    </message>
    <message>
        <source>Máy đã đầy bộ nhớ.</source>
        <translation>The machine&apos;s storage is full.</translation>
    </message>
    <message>
        <source>Bước vừa rồi chưa được ghi; các hồ sơ trước vẫn còn. Vui lòng sang quầy.</source>
        <translation>The last step was not recorded; earlier dossiers are kept. Please go to a counter.</translation>
    </message>
    <message>
        <source>Bộ nhớ của máy không đáp ứng.</source>
        <translation>The machine&apos;s storage does not respond.</translation>
    </message>
    <message>
        <source>Máy chưa mở được kho hồ sơ.</source>
        <translation>The machine could not open the store of dossiers.</translation>
    </message>
    <message>
        <source>Hồ sơ trong kho vẫn còn nguyên. Vui lòng sang quầy.</source>
        <translation>The dossiers in the store are intact. Please go to a counter.</translation>
    </message>
    <message>
        <source>Kho hồ sơ của máy cần được kiểm tra.</source>
        <translation>The store of dossiers needs to be checked.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy; cán bộ kỹ thuật sẽ khôi phục từ bản sao lưu.</source>
        <translation>Please go to a counter; a technician will restore it from the backup.</translation>
    </message>
    <message>
        <source>Một tệp đã lưu không còn đọc được.</source>
        <translation>A saved file can no longer be read.</translation>
    </message>
    <message>
        <source>Các tệp khác vẫn còn. Vui lòng quét lại giấy tờ này hoặc sang quầy.</source>
        <translation>The other files are kept. Please scan this paper again or go to a counter.</translation>
    </message>
    <message>
        <source>Máy cần được cập nhật.</source>
        <translation>The machine needs an update.</translation>
    </message>
    <message>
        <source>Một tiến trình khác đang gửi thay.</source>
        <translation>Another process is sending instead.</translation>
    </message>
    <message>
        <source>Khóa khôi phục không khớp.</source>
        <translation>The recovery key does not fit.</translation>
    </message>
    <message>
        <source>Hồ sơ trong kho vẫn còn nguyên. Vui lòng báo cán bộ kỹ thuật.</source>
        <translation>Everything stored is still there. Please tell the technician.</translation>
    </message>
    <message>
        <source>Máy sắp đầy bộ nhớ nên không nhận bản quét mới.</source>
        <translation>This machine is nearly full and takes no new scans.</translation>
    </message>
    <message>
        <source>Hồ sơ đang khai vẫn nộp được; vui lòng chọn mang giấy tờ ra quầy.</source>
        <translation>You can still submit what you filled in; please choose to bring the papers to the counter.</translation>
    </message>
    <message>
        <source>Máy đã có kho hồ sơ.</source>
        <translation>This machine already has a store.</translation>
    </message>
    <message>
        <source>Không có gì thay đổi. Vui lòng báo cán bộ kỹ thuật.</source>
        <translation>Nothing was changed. Please tell the technician.</translation>
    </message>
    <message>
        <source>Bản sao lưu không nguyên vẹn.</source>
        <translation>The recovery key does not fit.</translation>
    </message>
    <message>
        <source>Danh mục thủ tục chưa dùng được.</source>
        <translation>The catalogue of procedures cannot be used yet.</translation>
    </message>
    <message>
        <source>Vui lòng sang quầy để được hướng dẫn.</source>
        <translation>Please go to a counter for guidance.</translation>
    </message>
    <message>
        <source>Máy chưa có danh mục thủ tục.</source>
        <translation>The machine has no catalogue of procedures yet.</translation>
    </message>
    <message>
        <source>Danh mục thủ tục đã bị thay đổi.</source>
        <translation>The catalogue of procedures has been altered.</translation>
    </message>
    <message>
        <source>Danh mục thủ tục không đọc được.</source>
        <translation>The catalogue of procedures cannot be read.</translation>
    </message>
    <message>
        <source>Không tìm thấy thủ tục này.</source>
        <translation>This procedure was not found.</translation>
    </message>
    <message>
        <source>Vui lòng tìm bằng tên thủ tục hoặc hỏi cán bộ tại quầy.</source>
        <translation>Please search by the procedure&apos;s name or ask an officer at the counter.</translation>
    </message>
    <message>
        <source>Việc này chưa làm được.</source>
        <translation>This could not be done.</translation>
    </message>
    <message>
        <source>Dữ liệu giữ nguyên. Vui lòng thử lại hoặc hỏi người phụ trách.</source>
        <translation>The data are unchanged. Please try again or ask the supervisor.</translation>
    </message>
    <message>
        <source>Tài khoản hoặc mật khẩu không đúng.</source>
        <translation>The account or password is not right.</translation>
    </message>
    <message>
        <source>Vui lòng nhập lại. Sau 5 lần sai, tài khoản tạm khóa 15 phút.</source>
        <translation>Please enter them again. After 5 wrong tries the account is locked for 15 minutes.</translation>
    </message>
    <message>
        <source>Tài khoản đang tạm khóa.</source>
        <translation>The account is locked for now.</translation>
    </message>
    <message>
        <source>Vui lòng chờ 15 phút hoặc nhờ người phụ trách đặt lại mật khẩu.</source>
        <translation>Please wait 15 minutes or ask the supervisor to set a new password.</translation>
    </message>
    <message>
        <source>Tài khoản này không được làm việc đó.</source>
        <translation>This account may not do that.</translation>
    </message>
    <message>
        <source>Vui lòng nhờ cán bộ có quyền hoặc người phụ trách.</source>
        <translation>Please ask an officer who has the right, or the supervisor.</translation>
    </message>
    <message>
        <source>Không tìm thấy cán bộ này.</source>
        <translation>This officer was not found.</translation>
    </message>
    <message>
        <source>Vui lòng kiểm tra tài khoản.</source>
        <translation>Please check the account.</translation>
    </message>
    <message>
        <source>Hồ sơ không thể chuyển sang bước này.</source>
        <translation>The dossier cannot move to this step.</translation>
    </message>
    <message>
        <source>Hồ sơ giữ nguyên. Vui lòng chọn một bước đang được phép.</source>
        <translation>The dossier is unchanged. Please choose a step that is allowed now.</translation>
    </message>
    <message>
        <source>Bước này cần ghi lý do.</source>
        <translation>This step needs a reason.</translation>
    </message>
    <message>
        <source>Vui lòng ghi lý do để người dân được biết.</source>
        <translation>Please write the reason so that the citizen knows it.</translation>
    </message>
    <message>
        <source>Mật khẩu mới quá ngắn hoặc quá dễ đoán.</source>
        <translation>The new password is too short or too easy to guess.</translation>
    </message>
    <message>
        <source>Vui lòng đặt mật khẩu từ 8 ký tự, khác tên tài khoản.</source>
        <translation>Please set a password of at least 8 characters, not the account&apos;s name.</translation>
    </message>
    <message>
        <source>Cần một ngày hẹn trả mới, sau hôm nay.</source>
        <translation>A new day of return is needed, after today.</translation>
    </message>
    <message>
        <source>Vui lòng chọn lại ngày hẹn trả kết quả.</source>
        <translation>Please choose the day of return again.</translation>
    </message>
    <message>
        <source>Ngày hẹn trả mới chưa phù hợp.</source>
        <translation>The new day of return is not suitable.</translation>
    </message>
    <message>
        <source>Vui lòng chọn một ngày làm việc, sau ngày đã hẹn.</source>
        <translation>Please choose a working day after the promised one.</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ tùy thân chưa đúng.</source>
        <translation>The identity document&apos;s details are not right.</translation>
    </message>
    <message>
        <source>Vui lòng kiểm tra lại họ tên, ngày sinh và số giấy tờ.</source>
        <translation>Please check the full name, date of birth and document number.</translation>
    </message>
    <message>
        <source>Chưa xác định được người nhận kết quả.</source>
        <translation>The receiver of the result is not established yet.</translation>
    </message>
    <message>
        <source>Vui lòng đọc thẻ, nhập mã PIN trên phiếu, hoặc ghi rõ căn cứ đã đối chiếu.</source>
        <translation>Please read the card, enter the PIN on the slip, or write clearly what was compared.</translation>
    </message>
    <message>
        <source>Chưa ghi giấy tờ kết quả nào.</source>
        <translation>No result paper has been entered yet.</translation>
    </message>
    <message>
        <source>Vui lòng ghi hoặc quét ít nhất một giấy tờ kết quả.</source>
        <translation>Please enter or scan at least one result paper.</translation>
    </message>
    <message>
        <source>Tên tài khoản này đã có người dùng.</source>
        <translation>This account name is already in use.</translation>
    </message>
    <message>
        <source>Vui lòng đặt tên tài khoản khác.</source>
        <translation>Please choose another account name.</translation>
    </message>
    <message>
        <source>Không có số thứ tự này hôm nay.</source>
        <translation>There is no such queue number today.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại số trên phiếu.</source>
        <translation>Please check the number on the ticket.</translation>
    </message>
    <message>
        <source>Chưa có ai đang chờ.</source>
        <translation>Nobody is waiting yet.</translation>
    </message>
    <message>
        <source>Vui lòng chờ; số mới sẽ hiện khi có người lấy số.</source>
        <translation>Please wait; a new number appears when someone takes one.</translation>
    </message>
    <message>
        <source>Quầy khác vừa gọi số này.</source>
        <translation>Another counter just called this number.</translation>
    </message>
    <message>
        <source>Vui lòng gọi số tiếp theo.</source>
        <translation>Please call the next number.</translation>
    </message>
    <message>
        <source>Không tìm thấy việc được chuyển.</source>
        <translation>The work handed over was not found.</translation>
    </message>
    <message>
        <source>Vui lòng làm mới danh sách.</source>
        <translation>Please refresh the list.</translation>
    </message>
    <message>
        <source>Quầy khác đã nhận việc này.</source>
        <translation>Another counter has taken this work.</translation>
    </message>
    <message>
        <source>Vui lòng chọn việc khác trong danh sách.</source>
        <translation>Please choose other work from the list.</translation>
    </message>
    <message>
        <source>Khoản thu chưa ghi được.</source>
        <translation>The payment could not be recorded.</translation>
    </message>
    <message>
        <source>Tiền và số liệu giữ nguyên. Vui lòng thử lại hoặc gọi người phụ trách.</source>
        <translation>The money and the figures are unchanged. Please try again or call the supervisor.</translation>
    </message>
    <message>
        <source>Không tìm thấy khoản thu này.</source>
        <translation>This payment was not found.</translation>
    </message>
    <message>
        <source>Vui lòng kiểm tra lại mã hồ sơ.</source>
        <translation>Please check the dossier code.</translation>
    </message>
    <message>
        <source>Không tìm thấy ca làm việc này.</source>
        <translation>This shift was not found.</translation>
    </message>
    <message>
        <source>Vui lòng đăng nhập lại.</source>
        <translation>Please log in again.</translation>
    </message>
    <message>
        <source>Chưa mở ca thu tiền.</source>
        <translation>The cash shift is not open.</translation>
    </message>
    <message>
        <source>Vui lòng mở ca và đếm tiền đầu ca trước khi thu.</source>
        <translation>Please open the shift and count the opening money before taking any.</translation>
    </message>
    <message>
        <source>Số tiền chưa đúng.</source>
        <translation>The amount is not right.</translation>
    </message>
    <message>
        <source>Vui lòng nhập lại số tiền bằng đồng.</source>
        <translation>Please enter the amount again, in đồng.</translation>
    </message>
    <message>
        <source>Trung tâm chưa cài tài khoản nhận chuyển khoản.</source>
        <translation>The centre has not set up an account for bank transfers.</translation>
    </message>
    <message>
        <source>Vui lòng nộp tại quầy thu phí.</source>
        <translation>Please pay at the fee counter.</translation>
    </message>
    <message>
        <source>Cổng báo khoản thanh toán không thành công.</source>
        <translation>The Portal reports that the payment did not succeed.</translation>
    </message>
    <message>
        <source>Tiền chưa được ghi nhận. Quý khách vui lòng thử lại hoặc nộp tại quầy.</source>
        <translation>The money has not been recorded. Please try again or pay at a counter.</translation>
    </message>
    <message>
        <source>Số tiền đếm được khác với sổ.</source>
        <translation>The money counted differs from the books.</translation>
    </message>
    <message>
        <source>Vui lòng đếm lại, hoặc ghi rõ lý do chênh lệch.</source>
        <translation>Please count again, or state clearly why it differs.</translation>
    </message>
    <message>
        <source>Ca thu tiền của cán bộ đang mở.</source>
        <translation>The officer&apos;s cash shift is open.</translation>
    </message>
    <message>
        <source>Vui lòng kết thúc ca đang mở trước.</source>
        <translation>Please close the open shift first.</translation>
    </message>
    <message>
        <source>Khoản này đã được thu hoặc đã hoàn.</source>
        <translation>This payment has already been taken or refunded.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại các khoản của hồ sơ.</source>
        <translation>Please check the dossier&apos;s payments.</translation>
    </message>
    <message>
        <source>Ý kiến chưa ghi nhận được.</source>
        <translation>Your opinion could not be recorded.</translation>
    </message>
    <message>
        <source>Vui lòng thử lại hoặc nói với cán bộ.</source>
        <translation>Please try again or tell an officer.</translation>
    </message>
    <message>
        <source>Không tìm thấy phản ánh với mã này.</source>
        <translation>No petition with this code was found.</translation>
    </message>
    <message>
        <source>Vui lòng kiểm tra mã và mã tra cứu trên phiếu.</source>
        <translation>Please check the code and the look-up code on your slip.</translation>
    </message>
    <message>
        <source>Nội dung đang trống hoặc quá dài.</source>
        <translation>The text is empty or too long.</translation>
    </message>
    <message>
        <source>Vui lòng viết từ 10 đến 2.000 chữ.</source>
        <translation>Please write from 10 to 2,000 characters.</translation>
    </message>
    <message>
        <source>Lần phục vụ này đã được đánh giá.</source>
        <translation>This service has already been rated.</translation>
    </message>
    <message>
        <source>Cảm ơn Quý khách.</source>
        <translation>Thank you.</translation>
    </message>
    <message>
        <source>Máy chưa nối được với các quầy khác.</source>
        <translation>The machine is not connected to the other counters.</translation>
    </message>
    <message>
        <source>Quý khách vẫn được phục vụ; dữ liệu sẽ gộp lại khi có kết nối.</source>
        <translation>You will still be served; the data will be merged once connected.</translation>
    </message>
    <message>
        <source>Không nối được máy chủ của trung tâm.</source>
        <translation>The centre&apos;s server cannot be reached.</translation>
    </message>
    <message>
        <source>Quý khách vẫn được phục vụ; số thứ tự và việc chuyển quầy sẽ gộp lại khi có kết nối.</source>
        <translation>You will still be served; queue numbers and hand-overs will be merged once connected.</translation>
    </message>
    <message>
        <source>Máy chủ của trung tâm không nhận máy này.</source>
        <translation>The centre&apos;s server does not accept this machine.</translation>
    </message>
    <message>
        <source>Công việc vẫn làm được. Vui lòng báo kỹ thuật viên.</source>
        <translation>Work can still be done. Please tell the technician.</translation>
    </message>
    <message>
        <source>Hết dải số được cấp khi đang mất nối với máy chủ.</source>
        <translation>The numbers set aside for when the server is out of reach are used up.</translation>
    </message>
    <message>
        <source>Vui lòng dùng quầy khác hoặc chờ kết nối lại.</source>
        <translation>Please use another counter or wait for the connection to return.</translation>
    </message>
    <message>
        <source>Còn chỗ cho khoảng %1 hồ sơ.</source>
        <translation>There is room for about %1 dossiers.</translation>
    </message>
</context>
<context>
    <name>ScanReview</name>
    <message>
        <source>Chưa có trang nào.</source>
        <translation>No page yet.</translation>
    </message>
    <message>
        <source>%1 trang</source>
        <translation>%1 pages</translation>
    </message>
    <message>
        <source>Trang %1 trong %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Chọn một trang</source>
        <translation>Choose a page</translation>
    </message>
    <message>
        <source>Trang đang chọn</source>
        <translation>The chosen page</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Trang này chưa đạt</source>
        <translation>This page is not good</translation>
    </message>
    <message>
        <source>Đã chấp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Thông tin giấy tờ</source>
        <translation>About this paper</translation>
    </message>
    <message>
        <source>Lưu thông tin</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ScanReviewModel</name>
    <message>
        <source>Trang trắng, không đưa vào tệp</source>
        <translation>Blank pages, in no file</translation>
    </message>
    <message>
        <source>Bản gốc như vậy, đã đối chiếu</source>
        <translation>The original is so; compared</translation>
    </message>
    <message>
        <source>Vẫn đọc rõ</source>
        <translation>Still legible</translation>
    </message>
    <message>
        <source>Không quét lại được</source>
        <translation>Cannot be scanned again</translation>
    </message>
    <message>
        <source>Trang trắng</source>
        <translation>Blank page</translation>
    </message>
    <message>
        <source>Chữ chạm mép</source>
        <translation>Letters at the edge</translation>
    </message>
    <message>
        <source>Lệch</source>
        <translation>Skewed</translation>
    </message>
    <message>
        <source>Mờ nhạt</source>
        <translation>Faint</translation>
    </message>
    <message>
        <source>Nhòe</source>
        <translation>Blurred</translation>
    </message>
    <message>
        <source>Dưới 200 dpi</source>
        <translation>Below 200 dpi</translation>
    </message>
</context>
<context>
    <name>ScrollHint</name>
    <message>
        <source>Vuốt lên để xem tiếp</source>
        <translation>Swipe up for more</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Xóa</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>Cài đặt lần đầu</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>Nhập lịch hoặc danh mục từ tệp</source>
        <translation>Import calendar or catalogue from a file</translation>
    </message>
    <message>
        <source>Trước</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tiếp theo</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>SetUpPageModel</name>
    <message>
        <source>Có ô chưa đúng: xem dòng chữ đỏ dưới ô.</source>
        <translation>Some fields are not right: see the red line beneath.</translation>
    </message>
    <message>
        <source>Mô phỏng: %1. Máy chỉ phục vụ người dân thật (live) khi không còn phần nào như vậy.</source>
        <translation>Simulated: %1. The machine serves real citizens (live) only when none of these is left.</translation>
    </message>
    <message>
        <source>Cần tài khoản và họ tên của phụ trách đầu tiên.</source>
        <translation>The first supervisor&apos;s account and name are needed.</translation>
    </message>
    <message>
        <source>Mã kỹ thuật viên cần từ 8 chữ số.</source>
        <translation>The technician&apos;s code needs at least 8 digits.</translation>
    </message>
    <message>
        <source>Hai lần nhập mã chưa giống nhau.</source>
        <translation>The two codes are not the same.</translation>
    </message>
    <message>
        <source>Máy đã sẵn sàng.</source>
        <translation>The machine is ready.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Mọi cài đặt</source>
        <translation>All settings</translation>
    </message>
    <message>
        <source>Ghi vào kiosk.toml; bản trước được giữ bên cạnh. Mật khẩu không phải là cài đặt.</source>
        <translation>Written to kiosk.toml; the file before is kept beside it. Passwords are no settings.</translation>
    </message>
    <message>
        <source>Ghi vào máy</source>
        <translation>Write to the machine</translation>
    </message>
</context>
<context>
    <name>SettingsPageModel</name>
    <message>
        <source>Đã ghi %1. Có hiệu lực khi máy mở lại.</source>
        <translation>%1 is written. It takes effect when the machine is opened again.</translation>
    </message>
    <message>
        <source>Có ô chưa đúng: xem dòng chữ đỏ dưới ô.</source>
        <translation>Some fields are not right: see the red line beneath.</translation>
    </message>
    <message>
        <source>Phục vụ thật</source>
        <translation>Serving for real</translation>
    </message>
    <message>
        <source>Trung tâm</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Đối chiếu thẻ</source>
        <translation>Card check</translation>
    </message>
    <message>
        <source>Đầu đọc mã QR</source>
        <translation>QR code reader</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Cổng</source>
        <translation>Portal</translation>
    </message>
    <message>
        <source>Kho</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>Màn hình</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Máy này</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>Máy chủ chung</source>
        <translation>Shared server</translation>
    </message>
    <message>
        <source>Thu phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Chữ ký số</source>
        <translation>Digital seal</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Audit</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Thời hạn %1. Phí, lệ phí %2.</source>
        <translation>Time needed %1. Fee %2.</translation>
    </message>
    <message>
        <source>Máy chưa có danh mục giấy tờ đầy đủ</source>
        <translation>The full list of papers is not on this machine</translation>
    </message>
    <message>
        <source>Quý khách vẫn nộp được ở đây: khai việc cần làm, quét giấy tờ đang có hoặc mang ra quầy. Cán bộ sẽ xem và hoàn thiện danh mục cùng Quý khách.</source>
        <translation>You can still file here: say what you need, scan the papers you have or bring them to the counter. An officer completes the list with you.</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time needed</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Nhận kết quả tại</source>
        <translation>Result from</translation>
    </message>
    <message>
        <source>Trường hợp của Quý khách</source>
        <translation>Your case</translation>
    </message>
    <message>
        <source>Chọn trường hợp khác (%1)</source>
        <translation>Choose another case (%1)</translation>
    </message>
    <message>
        <source>Giấy tờ cần mang</source>
        <translation>What to bring</translation>
    </message>
    <message>
        <source>Xuất trình hoặc tra cứu, không phải nộp</source>
        <translation>Shown or looked up, not handed in</translation>
    </message>
    <message>
        <source>Quyết định công bố: %1. </source>
        <translation>Published by decision %1. </translation>
    </message>
    <message>
        <source>Mã thủ tục %1, %2. Theo %3.</source>
        <translation>Procedure %1, %2. Source: %3.</translation>
    </message>
    <message>
        <source>Đang in…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Đã in. Mời Quý khách lấy giấy</source>
        <translation>Printed. Please take the paper</translation>
    </message>
    <message>
        <source>Vui lòng xem khe giấy. In lại</source>
        <translation>Please look at the paper slot. Print again</translation>
    </message>
    <message>
        <source>In danh mục giấy tờ này</source>
        <translation>Print this checklist</translation>
    </message>
    <message>
        <source>Lấy số gặp cán bộ</source>
        <translation>Take a number to meet an officer</translation>
    </message>
    <message>
        <source>Nộp hồ sơ thủ tục này</source>
        <translation>File this procedure</translation>
    </message>
    <message>
        <source>Quý khách thuộc trường hợp nào?</source>
        <translation>Which of these is your case?</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SheetPageModel</name>
    <message>
        <source>%s, hoặc qua bưu điện</source>
        <translation>%s, or by post</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Ca thu tiền</source>
        <translation>Cash drawer</translation>
    </message>
    <message>
        <source>Đếm từng loại tiền trong ngăn kéo rồi kết ca.</source>
        <translation>Count each kind of note in the drawer, then close the shift.</translation>
    </message>
    <message>
        <source>Mở ca để thu tiền mặt.</source>
        <translation>Open the shift to take cash.</translation>
    </message>
    <message>
        <source>Mở ca</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>Tiền trong ngăn kéo đầu ca</source>
        <translation>Money in the drawer at the beginning</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>đồng</translation>
    </message>
    <message>
        <source>Số tờ trong ngăn kéo</source>
        <translation>Notes in the drawer</translation>
    </message>
    <message>
        <source>tờ</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>Trong ca này</source>
        <translation>In this shift</translation>
    </message>
    <message>
        <source>Đếm được: %1</source>
        <translation>Counted: %1</translation>
    </message>
    <message>
        <source>Lý do chênh lệch</source>
        <translation>Reason for the difference</translation>
    </message>
    <message>
        <source>Kết ca</source>
        <translation>Close the shift</translation>
    </message>
</context>
<context>
    <name>ShiftPageModel</name>
    <message>
        <source>Số đã đếm sẽ bị bỏ.</source>
        <translation>The count will be dropped.</translation>
    </message>
    <message>
        <source>%1 lần, %2</source>
        <translation>%1 times, %2</translation>
    </message>
    <message>
        <source>Mở ca</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Tiền đầu ca</source>
        <translation>Money at the beginning</translation>
    </message>
    <message>
        <source>Đã thu tiền mặt</source>
        <translation>Cash taken</translation>
    </message>
    <message>
        <source>Đã hoàn tiền mặt</source>
        <translation>Cash refunded</translation>
    </message>
    <message>
        <source>Phải có trong ngăn kéo</source>
        <translation>Must be in the drawer</translation>
    </message>
    <message>
        <source>Khớp sổ</source>
        <translation>Agrees with the books</translation>
    </message>
    <message>
        <source>Thừa %1</source>
        <translation>%1 too much</translation>
    </message>
    <message>
        <source>Thiếu %1</source>
        <translation>%1 too little</translation>
    </message>
    <message>
        <source>Đã mở ca thu tiền.</source>
        <translation>The shift is open.</translation>
    </message>
    <message>
        <source>Đã kết ca.</source>
        <translation>The shift is closed.</translation>
    </message>
</context>
<context>
    <name>ShownNumber</name>
    <message>
        <source>Chưa nhập số</source>
        <translation>No number typed yet</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Lưu tệp</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In bản đã ký</source>
        <translation>Print what was sealed</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Ký số bằng con dấu của trung tâm</source>
        <translation>Seal with the centre&apos;s digital seal</translation>
    </message>
    <message>
        <source>Bản ký là đúng bản xem bên phải, gồm đủ các liên. Ký xong mới in và lưu được bản đã ký.</source>
        <translation>What is sealed is what stands at the right, with all its copies. Once sealed it can be printed and saved.</translation>
    </message>
    <message>
        <source>Mã PIN của thiết bị ký số</source>
        <translation>PIN of the seal&apos;s token</translation>
    </message>
    <message>
        <source>Máy chỉ dùng mã này cho một lần ký, không lưu lại.</source>
        <translation>Used for this one signature, kept nowhere.</translation>
    </message>
    <message>
        <source>Tìm lại thiết bị ký số</source>
        <translation>Look for the token again</translation>
    </message>
    <message>
        <source>Đã ký số</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>Mẫu này đã in. Tờ in thêm mang dòng BẢN IN LẠI; tệp đã ký không đổi.</source>
        <translation>This form was printed. A further paper is marked as a reprint; the sealed file stays as it is.</translation>
    </message>
    <message>
        <source>Tờ in đầu tiên và tệp lưu ra là đúng văn bản đã ký.</source>
        <translation>The first paper and the saved file are the very document that was sealed.</translation>
    </message>
    <message>
        <source>Giữ trong hồ sơ</source>
        <translation>Kept in the dossier</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Trang 1 trong %1 trang</source>
        <translation>Page 1 of %1</translation>
    </message>
</context>
<context>
    <name>SignPageModel</name>
    <message>
        <source>In bản đã ký số</source>
        <translation>Print the sealed document</translation>
    </message>
    <message>
        <source>Lưu tệp đã ký số</source>
        <translation>Save the sealed file</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày lập</source>
        <translation>Drawn up</translation>
    </message>
    <message>
        <source>Ký số lúc</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>Người ký số</source>
        <translation>Sealed by</translation>
    </message>
    <message>
        <source>Chứng thư</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Chứng thư có hạn đến</source>
        <translation>Certificate valid until</translation>
    </message>
    <message>
        <source>Lý do ký</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Vui lòng nhập mã PIN của thiết bị ký số.</source>
        <translation>Please type the PIN of the seal&apos;s token.</translation>
    </message>
    <message>
        <source>Thiết bị báo: đã có lần nhập sai mã PIN.</source>
        <translation>The token says: wrong PINs were typed before.</translation>
    </message>
    <message>
        <source>Thiết bị báo: sai thêm một lần nữa là khóa.</source>
        <translation>The token says: one more wrong PIN locks it.</translation>
    </message>
    <message>
        <source>Thiết bị đã khóa.</source>
        <translation>The token is locked.</translation>
    </message>
    <message>
        <source>Đã ký số. Bản đã ký được giữ trong hồ sơ.</source>
        <translation>Sealed. The document is kept in the dossier.</translation>
    </message>
    <message>
        <source>Đã chuyển máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Vui lòng xem lại giấy tại máy in.</source>
        <translation>Please look at the paper in the printer.</translation>
    </message>
    <message>
        <source>Đã lưu tệp %1</source>
        <translation>Saved as %1</translation>
    </message>
</context>
<context>
    <name>SiteCard</name>
    <message>
        <source>Mã QR của %1</source>
        <translation>QR code of %1</translation>
    </message>
</context>
<context>
    <name>SlipStanding</name>
    <message>
        <source>Đang in phiếu</source>
        <translation>Printing the slip</translation>
    </message>
    <message>
        <source>Đã in phiếu</source>
        <translation>The slip is printed</translation>
    </message>
    <message>
        <source>Phiếu ra đủ chưa?</source>
        <translation>Did the whole slip come out?</translation>
    </message>
    <message>
        <source>Xin lấy phiếu ở khe bên dưới màn hình.</source>
        <translation>Please take it from the slot below the screen.</translation>
    </message>
    <message>
        <source>Máy không chắc phiếu đã ra hết. Xin nhìn khe giấy giúp.</source>
        <translation>The machine is not sure that all of it came out. Please look at the slot.</translation>
    </message>
    <message>
        <source>Máy in ở đây đang không in được. Xin lấy phiếu ở: %1.</source>
        <translation>The printer here cannot print now. Please fetch your slip at: %1.</translation>
    </message>
    <message>
        <source>Đã ra đủ</source>
        <translation>It is all there</translation>
    </message>
    <message>
        <source>Chưa, in lại</source>
        <translation>No, print again</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <translation>Print the slip again</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Mã: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>StepLine</name>
    <message>
        <source>Bước %1 trong %2: %3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>: xong</source>
        <translation>: done</translation>
    </message>
    <message>
        <source>: đang làm</source>
        <translation>: under way</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Thực hiện và ký số</source>
        <translation>Carry out and seal</translation>
    </message>
    <message>
        <source>Thực hiện</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>Thực hiện và in</source>
        <translation>Do it and print</translation>
    </message>
    <message>
        <source>Trang 1 trong %1 trang</source>
        <translation>Page 1 of %1</translation>
    </message>
</context>
<context>
    <name>StepPageModel</name>
    <message>
        <source>Nội dung đang soạn sẽ bị bỏ.</source>
        <translation>What you are writing will be dropped.</translation>
    </message>
    <message>
        <source>Ngày hẹn trả giữ nguyên.</source>
        <translation>The day of return stays.</translation>
    </message>
    <message>
        <source>Thời hạn tạm dừng cho đến khi công dân thực hiện.</source>
        <translation>The term stands still until the citizen has done it.</translation>
    </message>
    <message>
        <source>Thời hạn tính lại từ đầu.</source>
        <translation>The term starts anew.</translation>
    </message>
    <message>
        <source>Ngày hẹn trả lùi đúng thời gian đã chờ.</source>
        <translation>The day of return moves by the time waited.</translation>
    </message>
    <message>
        <source>Ngày hẹn trả mới do cán bộ chọn.</source>
        <translation>The officer chooses the new day of return.</translation>
    </message>
    <message>
        <source>Kết thúc thời hạn giải quyết.</source>
        <translation>The term ends.</translation>
    </message>
    <message>
        <source>Đã quá hạn thực hiện (%1).</source>
        <translation>Past its deadline (%1).</translation>
    </message>
    <message>
        <source>Hạn thực hiện: %1.</source>
        <translation>Deadline: %1.</translation>
    </message>
    <message>
        <source>Vui lòng điền mục này.</source>
        <translation>Please fill this in.</translation>
    </message>
    <message>
        <source>%1: đã ghi.</source>
        <translation>%1: recorded.</translation>
    </message>
    <message>
        <source>Bước này quá hạn.</source>
        <translation>This step is past its deadline.</translation>
    </message>
    <message>
        <source>%1: đã ghi và in %2 liên.</source>
        <translation>%1: recorded and %2 copies printed.</translation>
    </message>
</context>
<context>
    <name>SubmittedPage</name>
    <message>
        <source>Đã nhận hồ sơ của Quý khách</source>
        <translation>Your dossier is received</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Mã tra cứu (xin giữ kín)</source>
        <translation>Look-up code (keep it private)</translation>
    </message>
    <message>
        <source>Cổng Dịch vụ công quốc gia đã tiếp nhận</source>
        <translation>The National Portal has it</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ; cán bộ đang kiểm tra việc gửi lên Cổng</source>
        <translation>The centre holds it; an officer is checking its sending to the Portal</translation>
    </message>
    <message>
        <source>Trung tâm đang giữ hồ sơ; chưa có trên Cổng</source>
        <translation>The centre holds it; not yet on the Portal</translation>
    </message>
    <message>
        <source>Quý khách tra cứu được ở mọi nơi bằng mã hồ sơ.</source>
        <translation>You can look it up anywhere by its code.</translation>
    </message>
    <message>
        <source>Hồ sơ được giữ an toàn và tự gửi đi. Quý khách không phải làm gì thêm.</source>
        <translation>It is kept safely and sent by itself. You need do nothing more.</translation>
    </message>
    <message>
        <source>Đã in phiếu giữ hồ sơ</source>
        <translation>Slip printed</translation>
    </message>
    <message>
        <source>Phiếu ra đủ chưa?</source>
        <translation>Did the whole slip come out?</translation>
    </message>
    <message>
        <source>Đang in phiếu giữ hồ sơ</source>
        <translation>Printing your slip</translation>
    </message>
    <message>
        <source>Xin lấy phiếu ở khe bên dưới màn hình.</source>
        <translation>Please take it from the slot below the screen.</translation>
    </message>
    <message>
        <source>Máy không chắc phiếu đã ra hết. Xin nhìn khe giấy giúp.</source>
        <translation>The machine is not sure that it all came out. Please look at the slot.</translation>
    </message>
    <message>
        <source>Máy in ở đây đang không in được. Xin lấy phiếu ở: %1.</source>
        <translation>The printer here cannot print now. Please fetch your slip at: %1.</translation>
    </message>
    <message>
        <source>Đã ra đủ</source>
        <translation>It did</translation>
    </message>
    <message>
        <source>Chưa, in lại</source>
        <translation>No, print again</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <translation>Print the slip again</translation>
    </message>
    <message>
        <source>Đã gửi Giấy tiếp nhận đến máy in của Trung tâm</source>
        <translation>The receipt was sent to the centre&apos;s printer</translation>
    </message>
    <message>
        <source>Đang lập Giấy tiếp nhận hồ sơ và hẹn trả kết quả</source>
        <translation>Making the receipt</translation>
    </message>
    <message>
        <source>Xin nhận ở quầy trước khi ra về.</source>
        <translation>Please collect it at the counter before you leave.</translation>
    </message>
    <message>
        <source>In lại Giấy tiếp nhận</source>
        <translation>Print the receipt again</translation>
    </message>
    <message>
        <source>Nộp phí, lệ phí</source>
        <translation>Pay a fee</translation>
    </message>
    <message>
        <source>Đánh giá phục vụ</source>
        <translation>Rate the service</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>SubmittedPageModel</name>
    <message>
        <source>Cán bộ sẽ báo ngày trả kết quả</source>
        <translation>An officer will tell you the due date</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Bảng đồng bộ với Cổng</source>
        <translation>Portal sync board</translation>
    </message>
    <message>
        <source>Mọi thứ Cổng Dịch vụ công quốc gia chưa nhận được. Hồ sơ vẫn nguyên trong kho của trung tâm.</source>
        <translation>Everything that the national Portal has not received. The dossiers are safe in the centre&apos;s store.</translation>
    </message>
    <message>
        <source>Gửi lại tất cả ngay</source>
        <translation>Send everything again now</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Ai xử lý</source>
        <translation>Who acts</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Vì sao (mã %1)</source>
        <translation>Why (code %1)</translation>
    </message>
    <message>
        <source>Câu trả lời sau cùng</source>
        <translation>Last answer</translation>
    </message>
    <message>
        <source>Cần làm</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Cổng trả lời</source>
        <translation>The Portal says</translation>
    </message>
    <message>
        <source>Cổng đã có bước này</source>
        <translation>The Portal has this step</translation>
    </message>
    <message>
        <source>Cổng chưa có, gửi lại</source>
        <translation>The Portal has not got it, send again</translation>
    </message>
    <message>
        <source>Đã sửa xong, gửi lại</source>
        <translation>Put right, send again</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
</context>
<context>
    <name>SyncPageModel</name>
    <message>
        <source>Gửi lại tất cả ngay</source>
        <translation>Send everything again now</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Cần gửi</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Ai xử lý</source>
        <translation>Who acts</translation>
    </message>
    <message>
        <source>Vì sao</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Từ</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Đã thử</source>
        <translation>Tried</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Cổng đã có đủ mọi hồ sơ của trung tâm</source>
        <translation>The Portal has every dossier of the centre</translation>
    </message>
    <message>
        <source>Cổng chưa có hồ sơ này.</source>
        <translation>The Portal does not have this dossier.</translation>
    </message>
    <message>
        <source>Cổng ghi: %1.</source>
        <translation>The Portal says: %1.</translation>
    </message>
    <message>
        <source>Tiếp nhận %1.</source>
        <translation>Received %1.</translation>
    </message>
    <message>
        <source>Cán bộ tiếp nhận sửa được hồ sơ này.</source>
        <translation>A reception officer can correct this dossier.</translation>
    </message>
    <message>
        <source>Phụ trách mở được hộp phản ánh.</source>
        <translation>The supervisor can open the petitions.</translation>
    </message>
    <message>
        <source>Đang thử gửi lại mọi thứ còn chờ.</source>
        <translation>Trying everything that waits.</translation>
    </message>
    <message>
        <source>Máy này không nối thẳng tới Cổng: vui lòng tra cứu trên trang của Cổng.</source>
        <translation>This machine has no line of its own to the Portal: please look it up on the Portal&apos;s site.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Hồ sơ và giấy tờ</source>
        <translation>Dossier and papers</translation>
    </message>
    <message>
        <source>Một bước xử lý</source>
        <translation>One step</translation>
    </message>
    <message>
        <source>Tổng hợp đánh giá</source>
        <translation>Summary of ratings</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Petitions</translation>
    </message>
    <message>
        <source>Cổng báo về</source>
        <translation>The Portal says</translation>
    </message>
    <message>
        <source>Chia sẻ với các quầy khác</source>
        <translation>Shared with the other counters</translation>
    </message>
    <message>
        <source>Việc chưa rõ</source>
        <translation>Not understood</translation>
    </message>
    <message>
        <source>Chờ có mạng</source>
        <translation>Waiting for the network</translation>
    </message>
    <message>
        <source>Chờ Cổng</source>
        <translation>Waiting for the Portal</translation>
    </message>
    <message>
        <source>Chờ việc trước</source>
        <translation>Waiting for what comes before</translation>
    </message>
    <message>
        <source>Cán bộ xử lý</source>
        <translation>An officer acts</translation>
    </message>
    <message>
        <source>Kỹ thuật viên</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Nhà cung cấp</source>
        <translation>Vendor</translation>
    </message>
    <message>
        <source>Phiên bản này của chương trình không hiểu việc này.</source>
        <translation>This version of the program does not understand this matter.</translation>
    </message>
    <message>
        <source>Cổng chưa nhận phản ánh bằng máy: trung tâm tự trả lời hoặc chuyển.</source>
        <translation>The Portal takes no petitions by machine: the centre answers or forwards them itself.</translation>
    </message>
    <message>
        <source>%1 thay đổi chưa tới máy chủ của trung tâm.</source>
        <translation>%1 changes have not reached the centre&apos;s server.</translation>
    </message>
    <message>
        <source>Đang gửi.</source>
        <translation>Being sent.</translation>
    </message>
    <message>
        <source>Một việc khác của cùng hồ sơ phải gửi trước.</source>
        <translation>Another matter of the same dossier must be sent first.</translation>
    </message>
    <message>
        <source>Lỗi %1</source>
        <translation>Fault %1</translation>
    </message>
    <message>
        <source>Cổng không còn hồ sơ này, dù đã từng nhận.</source>
        <translation>The Portal no longer has this dossier, though it took it once.</translation>
    </message>
    <message>
        <source>Trạng thái trên Cổng: %1 (ở đây: %2).</source>
        <translation>State at the Portal: %1 (here: %2).</translation>
    </message>
    <message>
        <source>Ngày hẹn trả trên Cổng: %1 (ở đây: %2).</source>
        <translation>Due date at the Portal: %1 (here: %2).</translation>
    </message>
    <message>
        <source>Chưa nối được Cổng.</source>
        <translation>The Portal cannot be reached.</translation>
    </message>
    <message>
        <source>Đang chờ tới lượt gửi.</source>
        <translation>Waiting for its turn.</translation>
    </message>
    <message>
        <source>Không có mạng tới Cổng.</source>
        <translation>No network to the Portal.</translation>
    </message>
    <message>
        <source>Mạng tại đây đòi đăng nhập trước, Cổng chưa trả lời.</source>
        <translation>The network here asks for a log-in first; the Portal has not answered.</translation>
    </message>
    <message>
        <source>Cổng đang lỗi hoặc quá tải.</source>
        <translation>The Portal is failing or overloaded.</translation>
    </message>
    <message>
        <source>Chứng thư của Cổng không tin được: chưa gửi gì đi.</source>
        <translation>The Portal&apos;s certificate is not trusted: nothing was sent.</translation>
    </message>
    <message>
        <source>Cổng không nhận tài khoản của trung tâm.</source>
        <translation>The Portal does not accept the centre&apos;s account.</translation>
    </message>
    <message>
        <source>Phụ trách trả lời trong trang Phản ánh, kiến nghị.</source>
        <translation>The supervisor answers on the petitions page.</translation>
    </message>
    <message>
        <source>Mở hồ sơ và làm bước tương ứng; nếu chỉ cần biết thì bấm Đã xem.</source>
        <translation>Open the dossier and take the matching step; if it is only to be known, press Seen.</translation>
    </message>
    <message>
        <source>Cho gửi lại khi không còn lý do giữ.</source>
        <translation>Let it go when there is no reason to keep it any more.</translation>
    </message>
    <message>
        <source>Không cần làm gì: chương trình tự gửi khi có mạng.</source>
        <translation>Nothing to do: the program sends by itself when there is a network.</translation>
    </message>
    <message>
        <source>Không cần làm gì: chương trình tự thử lại. Có thể thử ngay.</source>
        <translation>Nothing to do: the program tries again by itself. You may try now.</translation>
    </message>
    <message>
        <source>Xử lý việc trước của cùng hồ sơ, việc này tự đi theo.</source>
        <translation>Settle what comes before in the same dossier; this follows by itself.</translation>
    </message>
    <message>
        <source>Tra cứu trên Cổng rồi xác nhận hoặc gửi lại.</source>
        <translation>Look it up on the Portal, then confirm it or send it again.</translation>
    </message>
    <message>
        <source>Sửa điều Cổng không nhận: lưu xong là gửi lại.</source>
        <translation>Correct what the Portal refused: saving sends it again.</translation>
    </message>
    <message>
        <source>Báo kỹ thuật viên mã lỗi. Hồ sơ vẫn nguyên trong kho của trung tâm.</source>
        <translation>Tell the technician the fault&apos;s code. The dossier is safe in the centre&apos;s store.</translation>
    </message>
    <message>
        <source>Báo nhà cung cấp mã lỗi và câu trả lời của Cổng. Hồ sơ vẫn nguyên trong kho.</source>
        <translation>Tell the vendor the fault code and the Portal&apos;s answer. The dossier is whole in the store.</translation>
    </message>
    <message>
        <source>Thử gửi ngay</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Tra cứu trên Cổng</source>
        <translation>Look up on the Portal</translation>
    </message>
    <message>
        <source>Sửa thông tin</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Mở hộp phản ánh</source>
        <translation>Open the petitions</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
</context>
<context>
    <name>Technician</name>
    <message>
        <source>Kỹ thuật viên</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>MÔ PHỎNG: %1. Không dùng cho hồ sơ thật</source>
        <translation>SIMULATED: %1. Not for real dossiers</translation>
    </message>
    <message>
        <source>Đang đọc cài đặt của máy…</source>
        <translation>Reading the machine&apos;s settings…</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Cài đặt lần đầu</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>Mọi cài đặt</source>
        <translation>All settings</translation>
    </message>
    <message>
        <source>Lịch và danh mục</source>
        <translation>Calendar and catalogue</translation>
    </message>
    <message>
        <source>Chăm sóc máy</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>Nhật ký</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Vai trò của máy</source>
        <translation>Role of the machine</translation>
    </message>
    <message>
        <source>Máy này phục vụ ai, và mang mã nào trong trung tâm.</source>
        <translation>Whom this machine serves, and its code within the centre.</translation>
    </message>
    <message>
        <source>Trung tâm</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Tên và giờ làm việc đứng trên màn hình và mọi tờ giấy.</source>
        <translation>Name and hours stand on the screen and on every paper.</translation>
    </message>
    <message>
        <source>Cổng Dịch vụ công</source>
        <translation>Public Service Portal</translation>
    </message>
    <message>
        <source>Mật khẩu không ghi ở đây: đặt bằng systemd-creds tên portal-password.</source>
        <translation>The password is not written here: set it with systemd-creds as portal-password.</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Chọn từng thiết bị rồi thử: nút Thử làm việc thật.</source>
        <translation>Choose each device and try it: the button does the real thing.</translation>
    </message>
    <message>
        <source>Lịch, danh mục và thu phí</source>
        <translation>Calendar, catalogue and fees</translation>
    </message>
    <message>
        <source>Tài khoản nhận phí, lịch nghỉ và bản danh mục thủ tục.</source>
        <translation>The account for fees, the days off, and the catalogue of procedures.</translation>
    </message>
    <message>
        <source>Nghiệm thu</source>
        <translation>Acceptance</translation>
    </message>
    <message>
        <source>Hai tài khoản đầu tiên, biên bản nghiệm thu, rồi ghi cài đặt vào máy.</source>
        <translation>The first two accounts, the acceptance record, then the settings are written to the machine.</translation>
    </message>
    <message>
        <source>Ki-ốt tự phục vụ của người dân</source>
        <translation>Kiosk for citizens</translation>
    </message>
    <message>
        <source>Quầy của cán bộ</source>
        <translation>Counter for officers</translation>
    </message>
    <message>
        <source>Màn hình gọi số ở sảnh</source>
        <translation>Calling display in the hall</translation>
    </message>
    <message>
        <source>Thẻ mô phỏng (để thử)</source>
        <translation>Simulated card (for trying)</translation>
    </message>
    <message>
        <source>Đầu đọc thật (PC/SC)</source>
        <translation>Real reader (PC/SC)</translation>
    </message>
    <message>
        <source>Đặt lên mặt trên</source>
        <translation>Laid on top</translation>
    </message>
    <message>
        <source>Khe phía trước</source>
        <translation>Slot in front</translation>
    </message>
    <message>
        <source>Khe bên cạnh</source>
        <translation>Slot at the side</translation>
    </message>
    <message>
        <source>Đầu đọc gõ như bàn phím</source>
        <translation>Scanner that types</translation>
    </message>
    <message>
        <source>Đầu đọc cổng nối tiếp (USB-COM)</source>
        <translation>Serial scanner (USB-COM)</translation>
    </message>
    <message>
        <source>Máy ảnh</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Thiết bị thử hoặc trang mẫu</source>
        <translation>Test device or sample pages</translation>
    </message>
    <message>
        <source>Máy quét thật (SANE)</source>
        <translation>Real scanner (SANE)</translation>
    </message>
    <message>
        <source>Máy quét của Windows (WIA)</source>
        <translation>Scanner of Windows (WIA)</translation>
    </message>
    <message>
        <source>Máy quét mạng (eSCL)</source>
        <translation>Network scanner (eSCL)</translation>
    </message>
    <message>
        <source>Máy ảnh thay máy quét</source>
        <translation>Camera in place of a scanner</translation>
    </message>
    <message>
        <source>Thư mục máy quét gửi vào</source>
        <translation>Folder that the scanner sends to</translation>
    </message>
    <message>
        <source>Trang mẫu trong thư mục</source>
        <translation>Sample pages in a folder</translation>
    </message>
    <message>
        <source>Máy in mô phỏng (để thử)</source>
        <translation>Simulated printer (for trying)</translation>
    </message>
    <message>
        <source>Máy in thật qua mạng</source>
        <translation>Real network printer</translation>
    </message>
    <message>
        <source>Lưu vào thư mục (để thử)</source>
        <translation>Keep in a folder (for trying)</translation>
    </message>
    <message>
        <source>Máy in thật (CUPS)</source>
        <translation>Real printer (CUPS)</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Cần một số trong khoảng cho phép.</source>
        <translation>A number within the limits is needed.</translation>
    </message>
    <message>
        <source>Cần giờ và phút, ví dụ 07:30.</source>
        <translation>Hours and minutes are needed, for example 07:30.</translation>
    </message>
    <message>
        <source>Cần mã dạng H99.01 hoặc G22.03.</source>
        <translation>A code like H99.01 or G22.03 is needed.</translation>
    </message>
    <message>
        <source>Giá trị này không dùng được.</source>
        <translation>This value cannot be used.</translation>
    </message>
    <message>
        <source>Chưa đọc được cài đặt của máy.</source>
        <translation>The machine&apos;s settings cannot be read.</translation>
    </message>
    <message>
        <source>Báo mã này cho nơi hỗ trợ.</source>
        <translation>Tell this code to the help desk.</translation>
    </message>
    <message>
        <source>Đang xem…</source>
        <translation>Looking…</translation>
    </message>
</context>
<context>
    <name>TechnicianEntry</name>
    <message>
        <source>Mã này không mở được trang kỹ thuật viên.</source>
        <translation>This code does not open the technician&apos;s pages.</translation>
    </message>
    <message>
        <source>Đã nhập sai nhiều lần. Thử lại sau %1 phút.</source>
        <translation>Wrong several times. Try again after %1 minutes.</translation>
    </message>
    <message>
        <source>Lần nhập này đã được ghi lại.</source>
        <translation>This attempt has been recorded.</translation>
    </message>
</context>
<context>
    <name>TechnicianEntryDock</name>
    <message>
        <source>Dành cho kỹ thuật viên</source>
        <translation>For the technician</translation>
    </message>
    <message>
        <source>Nhập mã kỹ thuật viên. Vị trí các số thay đổi mỗi lần.</source>
        <translation>Type the technician&apos;s code. The places of the digits change each time.</translation>
    </message>
    <message>
        <source>Đã nhập %1 chữ số</source>
        <translation>%1 digits typed</translation>
    </message>
    <message>
        <source>Xoá</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Vào trang kỹ thuật viên</source>
        <translation>Open the technician&apos;s pages</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TechnicianHead</name>
    <message>
        <source>Kỹ thuật viên</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Máy %1 · %2</source>
        <translation>Machine %1 · %2</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>TextInputField</name>
    <message>
        <source>%1 (không bắt buộc)</source>
        <translation>%1 (optional)</translation>
    </message>
</context>
<context>
    <name>TicketNumber</name>
    <message>
        <source>Mời Quý khách ngồi chờ gọi số</source>
        <translation>Please have a seat and wait for your number</translation>
    </message>
    <message>
        <source>Xin theo dõi màn hình và loa của phòng chờ. Qua lượt, Quý khách chỉ cần báo cán bộ.</source>
        <translation>Please watch the screen and listen in the waiting hall. If you miss your turn, just tell an officer.</translation>
    </message>
    <message>
        <source>Ưu tiên: %1</source>
        <translation>Priority: %1</translation>
    </message>
    <message>
        <source>Gọi vào</source>
        <translation>Called to</translation>
    </message>
    <message>
        <source>Đang chờ trước</source>
        <translation>Waiting before you</translation>
    </message>
    <message>
        <source>Có thể chờ</source>
        <translation>The wait may be</translation>
    </message>
    <message>
        <source>Quầy đang nghỉ</source>
        <translation>The counters are closed</translation>
    </message>
    <message>
        <source>Giờ làm việc: %1. Số vẫn giữ thứ tự của Quý khách trong ngày.</source>
        <translation>Opening hours: %1. Your number keeps its place for the day.</translation>
    </message>
    <message>
        <source>Đang in số</source>
        <translation>Printing the number</translation>
    </message>
    <message>
        <source>Đã in số</source>
        <translation>The number is printed</translation>
    </message>
    <message>
        <source>Số vẫn có hiệu lực. Xin ghi lại hoặc chụp ảnh màn hình; cán bộ vẫn gọi số này.</source>
        <translation>The number holds. Please note it or take a photo of this screen; the officers call it all the same.</translation>
    </message>
    <message>
        <source>Lấy số cho việc khác</source>
        <translation>Take a number for another matter</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Quý khách cần gặp cán bộ về việc gì?</source>
        <translation>What would you like to see an officer about?</translation>
    </message>
    <message>
        <source>Mỗi nhóm việc có quầy riêng. Số người chờ được cập nhật liên tục.</source>
        <translation>Each group has its own counters. The number of people waiting is kept up to date.</translation>
    </message>
    <message>
        <source>Tôi chưa rõ, tìm theo tên thủ tục</source>
        <translation>I am not sure, find it by the procedure&apos;s name</translation>
    </message>
    <message>
        <source>Quý khách có cần được phục vụ trước không?</source>
        <translation>Do you need to be served first?</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <translation>Take the number</translation>
    </message>
</context>
<context>
    <name>TicketPageModel</name>
    <message>
        <source>Không, tôi đợi theo thứ tự</source>
        <translation>No, I wait my turn</translation>
    </message>
    <message>
        <source>Tại quầy xin cho xem: %s</source>
        <translation>Please show at the counter: %s</translation>
    </message>
    <message>
        <source>%d người</source>
        <translation>%d people</translation>
    </message>
    <message>
        <source>Không có ai</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>chưa tính được</source>
        <translation>not known yet</translation>
    </message>
    <message>
        <source>Quầy %s</source>
        <translation>Counter %s</translation>
    </message>
    <message>
        <source>Quầy %s hoặc %s</source>
        <translation>Counter %s or %s</translation>
    </message>
    <message>
        <source>Không có ai chờ</source>
        <translation>Nobody waiting</translation>
    </message>
    <message>
        <source>%d người, %d–%d phút</source>
        <translation>%d people, %d–%d min</translation>
    </message>
    <message>
        <source>sắp đến lượt</source>
        <translation>soon your turn</translation>
    </message>
    <message>
        <source>dưới %d phút</source>
        <translation>under %d min</translation>
    </message>
    <message>
        <source>%d đến %d phút</source>
        <translation>%d to %d min</translation>
    </message>
</context>
<context>
    <name>ToneKey</name>
    <message>
        <source>dấu %1</source>
        <translation>%1 tone</translation>
    </message>
</context>
<context>
    <name>TryingModel</name>
    <message>
        <source>Đặt thẻ lên đầu đọc và giữ yên…</source>
        <translation>Lay the card on the reader and hold it still…</translation>
    </message>
    <message>
        <source>Đang mở chip…</source>
        <translation>Opening the chip…</translation>
    </message>
    <message>
        <source>Đang đọc chip…</source>
        <translation>Reading the chip…</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký…</source>
        <translation>Checking the signature…</translation>
    </message>
    <message>
        <source>Đang đọc ảnh…</source>
        <translation>Reading the photo…</translation>
    </message>
    <message>
        <source>Đưa mã QR của một thẻ vào đầu đọc…</source>
        <translation>Show the QR code of a card to the reader…</translation>
    </message>
    <message>
        <source>Chưa thấy đầu đọc mã, đang tìm…</source>
        <translation>The code reader is not there yet, looking for it…</translation>
    </message>
    <message>
        <source>Đang nhận trang…</source>
        <translation>Taking the page…</translation>
    </message>
    <message>
        <source>Đang đọc: hãy nghe loa…</source>
        <translation>Speaking: please listen…</translation>
    </message>
    <message>
        <source>Đang thử…</source>
        <translation>Trying…</translation>
    </message>
</context>
<context>
    <name>TypedMrzModel</name>
    <message>
        <source>Dòng 1: mười số sau IDVNM</source>
        <translation>Line 1: ten digits after IDVNM</translation>
    </message>
    <message>
        <source>Dòng 2: bảy số đầu</source>
        <translation>Line 2: the first seven digits</translation>
    </message>
    <message>
        <source>Dòng 2: bảy số sau chữ M hoặc F</source>
        <translation>Line 2: seven digits after M or F</translation>
    </message>
    <message>
        <source>Số cuối chưa khớp, vui lòng so lại từng số.</source>
        <translation>Last digit does not fit: compare each digit.</translation>
    </message>
    <message>
        <source>Không có ngày này. Vui lòng so lại sáu số đầu.</source>
        <translation>There is no such day. Please compare the first six digits.</translation>
    </message>
</context>
<context>
    <name>WorkListPage</name>
    <message>
        <source>Danh sách việc</source>
        <translation>Work list</translation>
    </message>
    <message>
        <source>Mã, tên, số định danh</source>
        <translation>Code, name, ID number</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find a dossier</translation>
    </message>
</context>
<context>
    <name>WorkListPageModel</name>
    <message>
        <source>Máy tự phục vụ</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Chờ tiếp nhận</source>
        <translation>To be received</translation>
    </message>
    <message>
        <source>Hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Chờ bổ sung</source>
        <translation>Waiting for papers</translation>
    </message>
    <message>
        <source>Chờ trả</source>
        <translation>To be returned</translation>
    </message>
    <message>
        <source>Nghẽn gửi</source>
        <translation>Stuck</translation>
    </message>
    <message>
        <source>Đang giải quyết</source>
        <translation>Being worked on</translation>
    </message>
    <message>
        <source>Mã việc</source>
        <translation>Work code</translation>
    </message>
    <message>
        <source>Người dân</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Dừng ở</source>
        <translation>Stopped at</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner of the dossier</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Không thấy hồ sơ nào</source>
        <translation>No dossier found</translation>
    </message>
    <message>
        <source>Không còn việc nào ở đây</source>
        <translation>Nothing left to do here</translation>
    </message>
    <message>
        <source>Tìm theo mã, theo tên không cần dấu, hoặc theo đủ 12 số định danh.</source>
        <translation>Search by code, by name without marks, or by the whole 12-digit ID number.</translation>
    </message>
    <message>
        <source>Quầy %1 đang làm</source>
        <translation>Counter %1 is on it</translation>
    </message>
    <message>
        <source>Chờ cán bộ</source>
        <translation>Waiting for an officer</translation>
    </message>
    <message>
        <source>Chưa đọc thẻ</source>
        <translation>No card read</translation>
    </message>
    <message>
        <source>Chưa chọn thủ tục</source>
        <translation>No procedure chosen</translation>
    </message>
    <message>
        <source>Chọn thủ tục</source>
        <translation>Choosing a procedure</translation>
    </message>
    <message>
        <source>Xem thủ tục</source>
        <translation>Looking at the procedure</translation>
    </message>
    <message>
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Xác nhận thẻ</source>
        <translation>Confirming the card</translation>
    </message>
    <message>
        <source>Chọn trường hợp</source>
        <translation>Choosing the case</translation>
    </message>
    <message>
        <source>Điền thông tin</source>
        <translation>Filling in</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Kiểm tra, nộp</source>
        <translation>Review and submit</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <translation>Look-up</translation>
    </message>
    <message>
        <source>Trang đầu</source>
        <translation>First page</translation>
    </message>
</context>
</TS>
