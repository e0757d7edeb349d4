<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AttractScreen</name>
    <message>
        <source>Chạm vào màn hình để bắt&#xa0;đầu</source>
        <translation>Touch the screen to begin</translation>
    </message>
    <message>
        <source>Nộp hồ sơ · Tra cứu hồ sơ · Xem thủ tục</source>
        <translation>File · Look up · Procedures</translation>
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
        <source>Đọc thẻ</source>
        <translation>Read the card</translation>
    </message>
    <message>
        <source>Cán bộ sẽ giúp Quý khách</source>
        <translation>An officer will help you</translation>
    </message>
    <message>
        <source>Bấm “Gọi cán bộ”, hoặc đến quầy gần nhất. Cán bộ kiểm tra thẻ và nộp hồ sơ cùng Quý khách.</source>
        <translation>Press “Call officer”, or go to the nearest counter. An officer checks the card and files with you.</translation>
    </message>
    <message>
        <source>Dừng đọc thẻ</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Số đã đúng, đọc thẻ lần nữa</source>
        <translation>The number is right, read again</translation>
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
        <source>CĂN CƯỚC</source>
        <translation>IDENTITY CARD</translation>
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
        <source>Đọc được từ chip</source>
        <translation>Read from the chip</translation>
    </message>
    <message>
        <source>Đã đối chiếu trực tuyến</source>
        <translation>Checked online</translation>
    </message>
    <message>
        <source>Chưa đối chiếu trực tuyến</source>
        <translation>Not yet checked online</translation>
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
        <source>Chữ ký đã xác thực, chứng thư thử nghiệm</source>
        <translation>Signature verified, test certificate</translation>
    </message>
    <message>
        <source>Chữ ký đúng, chưa rõ nơi cấp chứng thư</source>
        <translation>Signature right, issuer not known</translation>
    </message>
    <message>
        <source>Chữ ký đã xác thực</source>
        <translation>Signature verified</translation>
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
    <name>FaultBanner</name>
    <message>
        <source>Mã: %1</source>
        <translation>Code: %1</translation>
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
    <name>HelpScreen</name>
    <message>
        <source>Cần cán bộ hỗ trợ</source>
        <translation>Help wanted here</translation>
    </message>
    <message>
        <source>Vui lòng giơ tay để cán bộ trong sảnh nhìn thấy. Những gì Quý khách đã khai vẫn còn nguyên.</source>
        <translation>Please raise your hand so that an officer in the hall sees you. Nothing you entered is lost.</translation>
    </message>
    <message>
        <source>Tôi tự làm tiếp</source>
        <translation>I can go on by myself</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
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
        <source>Hoặc chọn việc trong đời sống</source>
        <translation>Or choose a life event</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Something else</translation>
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
        <source>Trung tâm nhận lúc</source>
        <translation>Received by the centre</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Để xem ngày hẹn và các bước, Quý khách dùng mã tra cứu trên phiếu hoặc hỏi cán bộ tại quầy.</source>
        <translation>For the due date and the steps, use the look-up code on your slip or ask an officer.</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ khác</source>
        <translation>Look up another dossier</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>LookUpPageModel</name>
    <message>
        <source>Cán bộ sẽ báo</source>
        <translation>An officer will tell you</translation>
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
        <source>Ở lại làm tiếp</source>
        <translation>Stay and go on</translation>
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
    <name>PageThumb</name>
    <message>
        <source>Trang %1</source>
        <translation>Page %1</translation>
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
    <name>QrPicture</name>
    <message>
        <source>Mã QR của hồ sơ</source>
        <translation>QR code of the dossier</translation>
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
    <name>SheetPage</name>
    <message>
        <source>Thời hạn %1. Phí, lệ phí %2.</source>
        <translation>Time needed %1. Fee %2.</translation>
    </message>
    <message>
        <source>Thủ tục này nộp tại quầy</source>
        <translation>This procedure is filed at the counter</translation>
    </message>
    <message>
        <source>Máy chưa có danh mục giấy tờ của thủ tục này. Vui lòng hỏi cán bộ tại quầy về giấy tờ cần mang.</source>
        <translation>The machine has no list of papers for it yet. Please ask an officer at the counter what to bring.</translation>
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
        <source>Nộp hồ sơ thủ tục này</source>
        <translation>File this procedure</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call officer</translation>
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
    <name>SubmittedPage</name>
    <message>
        <source>Đã nhận hồ sơ của Quý khách</source>
        <translation>Your dossier is received</translation>
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
    <name>TextInputField</name>
    <message>
        <source>%1 (không bắt buộc)</source>
        <translation>%1 (optional)</translation>
    </message>
</context>
<context>
    <name>ToneKey</name>
    <message>
        <source>dấu %1</source>
        <translation>%1 tone</translation>
    </message>
</context>
</TS>
