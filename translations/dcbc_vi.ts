<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DCBC Desktop</source>
        <translation>Giới thiệu DCBC Desktop</translation>
    </message>
    <message>
        <source>DCBC Desktop, version {version}</source>
        <translation>DCBC Desktop, phiên bản {version}</translation>
    </message>
    <message>
        <source>Writes reports on grassroots democracy and lays them out as Decree 30/2020/NĐ-CP asks, without a network. MIT licence.</source>
        <translation>Lập báo cáo thực hiện dân chủ ở cơ sở và trình bày theo Nghị định 30/2020/NĐ-CP, không cần mạng. Giấy phép MIT.</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>Thư mục dữ liệu: {folder}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Open data &amp;folder</source>
        <translation>Mở thư mục &amp;dữ liệu</translation>
    </message>
    <message>
        <source>This program stands on:</source>
        <translation>Chương trình dùng:</translation>
    </message>
</context>
<context>
    <name>AmendDialog</name>
    <message>
        <source>Amend a signed report</source>
        <translation>Sửa đổi báo cáo đã ký duyệt</translation>
    </message>
    <message>
        <source>Revision {revision} stays as it was signed. The report opens for editing as revision {next}, which has to be signed off again.</source>
        <translation>Bản {revision} giữ nguyên như khi ký. Báo cáo được mở lại để sửa thành bản {next} và phải ký duyệt lại.</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Lý do:</translation>
    </message>
    <message>
        <source>Required; it is kept in the log</source>
        <translation>Bắt buộc ghi; lý do được lưu trong nhật ký</translation>
    </message>
    <message>
        <source>&amp;Open revision {next}</source>
        <translation>Mở &amp;bản {next}</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>Thùng rác</translation>
    </message>
    <message>
        <source>Reports that were signed off stay here even when the bin is emptied.</source>
        <translation>Báo cáo đã ký duyệt vẫn được giữ ở đây, kể cả khi dọn sạch thùng rác.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Thùng rác đang trống.</translation>
    </message>
    <message>
        <source>Reports in the bin</source>
        <translation>Báo cáo trong thùng rác</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>&amp;Khôi phục</translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation>Dọn &amp;sạch thùng rác…</translation>
    </message>
    <message>
        <source>Remove the reports in the bin for good? This cannot be undone. Reports that were signed off are kept.</source>
        <translation>Xóa hẳn các báo cáo trong thùng rác? Không thể hoàn tác việc này. Báo cáo đã ký duyệt vẫn được giữ.</translation>
    </message>
    <message>
        <source>Reports removed: {count}. Those that were signed off are kept.</source>
        <translation>Số báo cáo đã xóa hẳn: {count}. Báo cáo đã ký duyệt vẫn được giữ.</translation>
    </message>
</context>
<context>
    <name>BugReporter</name>
    <message>
        <source>&amp;Save the log…</source>
        <translation>&amp;Lưu nhật ký…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Something went wrong that the program did not foresee. What is saved is safe, and you can go on working. The log says what happened; please pass it on to whoever looks after the program.</source>
        <translation>Có trục trặc chương trình không lường trước. Nội dung đã lưu vẫn an toàn và có thể làm việc tiếp. Nhật ký ghi lại sự việc; xin chuyển cho người phụ trách chương trình.</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Lưu nhật ký</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>Ổ đĩa không trả lời.</translation>
    </message>
    <message>
        <source>The last edits are only in this window so far.</source>
        <translation>Phần sửa cuối cùng hiện chỉ nằm trong cửa sổ này.</translation>
    </message>
    <message>
        <source>Save a &amp;copy elsewhere…</source>
        <translation>Lưu bản &amp;sao ra nơi khác…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>&amp;Back to the report</source>
        <translation>&amp;Quay lại báo cáo</translation>
    </message>
    <message>
        <source>Close &amp;without the last edits</source>
        <translation>Đóng, &amp;bỏ phần chưa lưu</translation>
    </message>
</context>
<context>
    <name>EditorActions</name>
    <message>
        <source>Bold</source>
        <translation>Chữ đậm</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Chữ nghiêng</translation>
    </message>
    <message>
        <source>Superscript</source>
        <translation>Chỉ số trên</translation>
    </message>
    <message>
        <source>Dash item</source>
        <translation>Gạch đầu dòng</translation>
    </message>
    <message>
        <source>Insert footnote</source>
        <translation>Chèn chú thích</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>There is no report yet</source>
        <translation>Chưa có báo cáo nào</translation>
    </message>
    <message>
        <source>1. Write down once what every report of the office carries: names, symbol, place, recipients.</source>
        <translation>1. Ghi một lần những gì báo cáo nào của cơ quan cũng có: tên cơ quan, ký hiệu, địa danh, nơi nhận.</translation>
    </message>
    <message>
        <source>2. Begin a report and write in its sections; everything is kept as typed.</source>
        <translation>2. Tạo báo cáo rồi viết vào từng mục; gõ đến đâu lưu đến đó.</translation>
    </message>
    <message>
        <source>3. Or take a report that is already there as a text file; it can also be dropped here.</source>
        <translation>3. Hoặc lấy báo cáo đã có ở dạng tệp văn bản; cũng có thể kéo tệp thả vào đây.</translation>
    </message>
    <message>
        <source>Office profile…</source>
        <translation>Hồ sơ cơ quan…</translation>
    </message>
    <message>
        <source>New report…</source>
        <translation>Báo cáo mới…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Từ tệp…</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>Export as PDF</source>
        <translation>Xuất PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Tệp PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The PDF is written: {file}</source>
        <translation>Đã xuất tệp PDF: {file}</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Mở &amp;thư mục</translation>
    </message>
    <message>
        <source>&amp;Open PDF</source>
        <translation>&amp;Mở tệp PDF</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Prints as a footnote of the annex</source>
        <translation>In thành chú thích của phụ lục</translation>
    </message>
    <message>
        <source>Note to: %1</source>
        <translation>Ghi chú cho: %1</translation>
    </message>
    <message>
        <source>parts add up to %1</source>
        <translation>tổng các phần là %1</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Figures may stay empty; the others print as the annex. Write 1.234 or 12,5. Enter goes down.</source>
        <translation>Số liệu có thể để trống; ô có giá trị được in thành phụ lục. Ghi theo lối 1.234 hoặc 12,5. Phím Enter xuống ô dưới.</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>What must be mended before sign-off</source>
        <translation>Những chỗ phải sửa trước khi ký duyệt</translation>
    </message>
    <message>
        <source>Return or a double click leads to the place.</source>
        <translation>Nhấn Enter hoặc nháy đúp để đến chỗ cần sửa.</translation>
    </message>
    <message>
        <source>Worth a look, but not in the way: {count}.</source>
        <translation>Nên xem lại, không cản việc ký duyệt: {count}.</translation>
    </message>
    <message>
        <source>Checking the report…</source>
        <translation>Đang rà soát báo cáo…</translation>
    </message>
    <message>
        <source>To be mended first: {count}</source>
        <translation>Phải sửa trước khi ký duyệt: {count}</translation>
    </message>
    <message>
        <source>Nothing stands in the way of sign-off.</source>
        <translation>Không còn gì cản việc ký duyệt.</translation>
    </message>
</context>
<context>
    <name>GeneralTab</name>
    <message>
        <source>General information</source>
        <translation>Thông tin chung</translation>
    </message>
    <message>
        <source>%1 (from %2 to %3)</source>
        <translation>%1 (từ %2 đến %3)</translation>
    </message>
    <message>
        <source>Outline:</source>
        <translation>Đề cương:</translation>
    </message>
    <message>
        <source>Period:</source>
        <translation>Kỳ báo cáo:</translation>
    </message>
    <message>
        <source>Office code:</source>
        <translation>Mã cơ quan:</translation>
    </message>
    <message>
        <source>Superior&apos;s code:</source>
        <translation>Mã cơ quan cấp trên:</translation>
    </message>
    <message>
        <source>* needed for sign-off. Degrees of urgency are stamped by hand on the printed page. Reports under state secrecy must not be made with this program.</source>
        <translation>* bắt buộc để ký duyệt. Dấu mức độ khẩn đóng bằng tay trên bản in. Không soạn báo cáo mang bí mật nhà nước bằng chương trình này.</translation>
    </message>
</context>
<context>
    <name>HeaderForm</name>
    <message>
        <source>S&amp;uperior body:</source>
        <translation>Cơ quan chủ &amp;quản:</translation>
    </message>
    <message>
        <source>one line each, as it prints</source>
        <translation>mỗi dòng một dòng in, đúng như trên trang</translation>
    </message>
    <message>
        <source>&amp;Issuing body *:</source>
        <translation>Cơ quan b&amp;an hành *:</translation>
    </message>
    <message>
        <source>A&amp;bbreviation of the issuer *:</source>
        <translation>Chữ &amp;viết tắt tên cơ quan *:</translation>
    </message>
    <message>
        <source>for example: VPCP</source>
        <translation>ví dụ: VPCP</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Số:</translation>
    </message>
    <message>
        <source>may stay empty until the report is registered</source>
        <translation>có thể để trống đến khi vào sổ</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>&amp;Ngày:</translation>
    </message>
    <message>
        <source>for example: 15/12/2026; may stay empty</source>
        <translation>ví dụ: 15/12/2026; có thể để trống</translation>
    </message>
    <message>
        <source>&amp;Place *:</source>
        <translation>Địa &amp;danh *:</translation>
    </message>
    <message>
        <source>for example: Hà Nội</source>
        <translation>ví dụ: Hà Nội</translation>
    </message>
    <message>
        <source>&amp;Title (trích yếu) *:</source>
        <translation>T&amp;rích yếu *:</translation>
    </message>
    <message>
        <source>&amp;Addressees *:</source>
        <translation>&amp;Kính gửi *:</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>mỗi dòng một nơi</translation>
    </message>
    <message>
        <source>&amp;Legal bases:</source>
        <translation>&amp;Căn cứ:</translation>
    </message>
    <message>
        <source>one a line; may stay empty</source>
        <translation>mỗi dòng một căn cứ; có thể để trống</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Report from a file</source>
        <translation>Báo cáo từ tệp</translation>
    </message>
    <message>
        <source>A text file (.txt) of a report becomes a new draft: each section in its place, footnotes at their marks. The file itself is not changed.</source>
        <translation>Tệp văn bản (.txt) của một báo cáo trở thành bản nháp mới: từng mục vào đúng chỗ, chú thích ở đúng dấu. Tệp gốc không bị thay đổi.</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Tệp:</translation>
    </message>
    <message>
        <source>&amp;Outline:</source>
        <translation>Đề &amp;cương:</translation>
    </message>
    <message>
        <source>&amp;Year:</source>
        <translation>&amp;Năm:</translation>
    </message>
    <message>
        <source>Off&amp;ice:</source>
        <translation>Cơ &amp;quan:</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Chưa chọn tệp</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Theo tệp</translation>
    </message>
    <message>
        <source>The one that fits best</source>
        <translation>Đề cương khớp nhất</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>Không dùng hồ sơ</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>C&amp;họn…</translation>
    </message>
    <message>
        <source>&amp;Read the file</source>
        <translation>Đọc tệ&amp;p</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>&amp;Mở báo cáo</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Đang đọc tệp</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>Tệp văn bản (*.txt);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Chọn tệp</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>What went where</source>
        <translation>Nội dung nào vào đâu</translation>
    </message>
    <message>
        <source>Part of the report</source>
        <translation>Phần của báo cáo</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Số từ</translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation>Chú thích</translation>
    </message>
    <message>
        <source>New draft of {year}: {words} words and {notes} footnotes in {sections} sections; lines left over: {left}.</source>
        <translation>Bản nháp năm {year}: {words} từ và {notes} chú thích trong {sections} mục; số dòng chưa xếp: {left}.</translation>
    </message>
    <message>
        <source>Invisible characters taken out: {count}.</source>
        <translation>Số ký tự không in được đã bỏ: {count}.</translation>
    </message>
    <message>
        <source>Sections: {found} of {whole}</source>
        <translation>Các mục: {found}/{whole}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>không thấy</translation>
    </message>
    <message>
        <source>Header, recipients, signature: {found} parts</source>
        <translation>Phần đầu, nơi nhận, chữ ký: {found} phần</translation>
    </message>
    <message>
        <source>Left over: {count} lines, kept with the report</source>
        <translation>Chưa xếp: {count} dòng, được giữ cùng báo cáo</translation>
    </message>
    <message>
        <source>Line {line}: {text}</source>
        <translation>Dòng {line}: {text}</translation>
    </message>
</context>
<context>
    <name>LeftOverTab</name>
    <message>
        <source>Left over</source>
        <translation>Chưa xếp</translation>
    </message>
    <message>
        <source>These lines of the imported file found no place. Copy them to where they belong, or drop them.</source>
        <translation>Những dòng này của tệp chưa tìm được chỗ. Xin chép vào đúng mục, hoặc bỏ đi.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>dòng %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Sao chép: %1</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Drop: %1</source>
        <translation>Bỏ: %1</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
</context>
<context>
    <name>NewReportDialog</name>
    <message>
        <source>New report</source>
        <translation>Báo cáo mới</translation>
    </message>
    <message>
        <source>&amp;Outline:</source>
        <translation>Đề &amp;cương:</translation>
    </message>
    <message>
        <source>O&amp;ffice:</source>
        <translation>Cơ &amp;quan:</translation>
    </message>
    <message>
        <source>Begin:</source>
        <translation>Bắt đầu:</translation>
    </message>
    <message>
        <source>&amp;Blank, with the office&apos;s profile</source>
        <translation>Để t&amp;rống, dùng hồ sơ cơ quan</translation>
    </message>
    <message>
        <source>From an &amp;earlier report, without its figures</source>
        <translation>&amp;Lấy từ báo cáo trước, trừ số liệu</translation>
    </message>
    <message>
        <source>Earlier report</source>
        <translation>Báo cáo trước</translation>
    </message>
    <message>
        <source>&amp;Create report</source>
        <translation>Tạo &amp;báo cáo</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Delete footnote %1</source>
        <translation>Xóa chú thích %1</translation>
    </message>
    <message>
        <source>Footnote %1</source>
        <translation>Chú thích %1</translation>
    </message>
    <message>
        <source>Text of the footnote</source>
        <translation>Nội dung chú thích</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Office profile</source>
        <translation>Hồ sơ cơ quan</translation>
    </message>
    <message>
        <source>Copied into each new report. What is typed is kept by itself.</source>
        <translation>Được chép vào mỗi báo cáo mới. Gõ đến đâu lưu đến đó.</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Các cơ quan</translation>
    </message>
    <message>
        <source>Ano&amp;ther office</source>
        <translation>Thêm cơ q&amp;uan</translation>
    </message>
    <message>
        <source>&amp;Delete office…</source>
        <translation>&amp;Xóa cơ quan…</translation>
    </message>
    <message>
        <source>Delete the profile “{name}”? Reports keep what they copied from it.</source>
        <translation>Xóa hồ sơ «{name}»? Các báo cáo vẫn giữ những gì đã chép từ hồ sơ này.</translation>
    </message>
    <message>
        <source>(new office)</source>
        <translation>(cơ quan mới)</translation>
    </message>
</context>
<context>
    <name>OfficeFilter</name>
    <message>
        <source>Office</source>
        <translation>Cơ quan</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>Mọi cơ quan</translation>
    </message>
    <message>
        <source>(no office)</source>
        <translation>(chưa có cơ quan)</translation>
    </message>
</context>
<context>
    <name>OfficeForm</name>
    <message>
        <source>&amp;Code:</source>
        <translation>&amp;Mã định danh:</translation>
    </message>
    <message>
        <source>The office&apos;s identification code; every profile has its own</source>
        <translation>Mã định danh của cơ quan; mỗi hồ sơ một mã riêng</translation>
    </message>
    <message>
        <source>&amp;Name of the office:</source>
        <translation>&amp;Tên cơ quan:</translation>
    </message>
    <message>
        <source>As at the top left of the page, one line each</source>
        <translation>Như ở góc trên bên trái trang in, mỗi dòng một dòng in</translation>
    </message>
    <message>
        <source>S&amp;hort name:</source>
        <translation>Tên &amp;gọi tắt:</translation>
    </message>
    <message>
        <source>How the lists of this program call it</source>
        <translation>Tên dùng trong các danh sách của chương trình</translation>
    </message>
    <message>
        <source>S&amp;ymbol:</source>
        <translation>Chữ &amp;viết tắt:</translation>
    </message>
    <message>
        <source>Its abbreviation in the document&apos;s symbol, without BC-</source>
        <translation>Chữ viết tắt trong ký hiệu văn bản, không ghi BC-</translation>
    </message>
    <message>
        <source>&amp;Place:</source>
        <translation>Đị&amp;a danh:</translation>
    </message>
    <message>
        <source>Where documents are issued, before the date</source>
        <translation>Nơi ban hành văn bản, đứng trước ngày tháng</translation>
    </message>
    <message>
        <source>S&amp;uperior body:</source>
        <translation>Cơ &amp;quan cấp trên:</translation>
    </message>
    <message>
        <source>Printed above the office&apos;s name; empty where none is</source>
        <translation>In phía trên tên cơ quan; để trống nếu không có</translation>
    </message>
    <message>
        <source>Code o&amp;f the superior:</source>
        <translation>Mã &amp;cấp trên:</translation>
    </message>
    <message>
        <source>Identification code of the office above</source>
        <translation>Mã định danh của cơ quan cấp trên</translation>
    </message>
    <message>
        <source>Usual addr&amp;essees:</source>
        <translation>&amp;Kính gửi:</translation>
    </message>
    <message>
        <source>Kính gửi, one a line</source>
        <translation>Nơi thường gửi, mỗi dòng một nơi</translation>
    </message>
    <message>
        <source>Usual &amp;recipients:</source>
        <translation>&amp;Nơi nhận:</translation>
    </message>
    <message>
        <source>Nơi nhận, one a line</source>
        <translation>Nơi nhận thường dùng, mỗi dòng một nơi</translation>
    </message>
    <message>
        <source>Lines above the s&amp;ignature:</source>
        <translation>&amp;Dòng trên chữ ký:</translation>
    </message>
    <message>
        <source>In capitals, one a line, as printed: TM., KT., TL. before the post</source>
        <translation>Chữ in hoa, mỗi dòng một dòng in: TM., KT., TL. đứng trước chức vụ</translation>
    </message>
    <message>
        <source>Signer&apos;s p&amp;ost:</source>
        <translation>C&amp;hức vụ người ký:</translation>
    </message>
    <message>
        <source>The post of the person who signs</source>
        <translation>Chức vụ của người ký</translation>
    </message>
    <message>
        <source>Signer&apos;s full n&amp;ame:</source>
        <translation>Họ tên ngườ&amp;i ký:</translation>
    </message>
    <message>
        <source>As printed below the signature</source>
        <translation>Như in dưới chữ ký</translation>
    </message>
</context>
<context>
    <name>PeriodForm</name>
    <message>
        <source>&amp;Year:</source>
        <translation>&amp;Năm:</translation>
    </message>
    <message>
        <source>&amp;Period:</source>
        <translation>&amp;Kỳ báo cáo:</translation>
    </message>
    <message>
        <source>Fro&amp;m – to:</source>
        <translation>&amp;Từ – đến:</translation>
    </message>
    <message>
        <source>Which period of the year</source>
        <translation>Kỳ nào trong năm</translation>
    </message>
    <message>
        <source>First day of the period</source>
        <translation>Ngày đầu kỳ</translation>
    </message>
    <message>
        <source>Last day of the period</source>
        <translation>Ngày cuối kỳ</translation>
    </message>
    <message>
        <source>Whole year</source>
        <translation>Cả năm</translation>
    </message>
    <message>
        <source>Six months</source>
        <translation>6 tháng</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quý</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>First 6 months</source>
        <translation>6 tháng đầu năm</translation>
    </message>
    <message>
        <source>Last 6 months</source>
        <translation>6 tháng cuối năm</translation>
    </message>
    <message>
        <source>Quarter {number}</source>
        <translation>Quý {number}</translation>
    </message>
    <message>
        <source>Month {number}</source>
        <translation>Tháng {number}</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>Chọn tất &amp;cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại thư mục trước</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Đi tới thư mục sau</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Lên thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Tạo một thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Dạng danh sách</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Chuyển sang dạng danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Dạng chi tiết</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Chuyển sang dạng chi tiết</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Xem trong:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Loại tệp:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Đổ&amp;i tên</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Hiện tệp ẩn</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Thư mục mới</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Thư mục mới</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nơi mở gần đây</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có.
Có thay tệp đó không?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Không thấy tệp.
Xin xem lại tên tệp.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>%1 Folder</source>
        <translation>Thư mục %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;OK</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close without Saving</source>
        <translation>Đóng, không lưu</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Có cho &amp;tất cả</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>Không cho tất &amp;cả</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Về mặc định</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation>Cuộn đến đây</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Mép trái</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Lên đầu</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Mép phải</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Xuống cuối</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Trang trái</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Trang trên</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Trang phải</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Trang dưới</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Cuộn trái</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Cuộn phải</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Cuộn xuống</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>RecipientsForm</name>
    <message>
        <source>Re&amp;cipients *:</source>
        <translation>&amp;Nơi nhận *:</translation>
    </message>
    <message>
        <source>one a line</source>
        <translation>mỗi dòng một nơi</translation>
    </message>
    <message>
        <source>&amp;Drafter&apos;s mark:</source>
        <translation>&amp;Ký hiệu người soạn thảo:</translation>
    </message>
    <message>
        <source>initials of who drafted it</source>
        <translation>chữ viết tắt tên người soạn thảo</translation>
    </message>
    <message>
        <source>&amp;Number of copies:</source>
        <translation>Số lượng &amp;phát hành:</translation>
    </message>
    <message>
        <source>Lines above the si&amp;gnature *:</source>
        <translation>&amp;Dòng trên chữ ký *:</translation>
    </message>
    <message>
        <source>for example: KT. CHỦ TỊCH</source>
        <translation>ví dụ: KT. CHỦ TỊCH</translation>
    </message>
    <message>
        <source>Signer&apos;s &amp;post:</source>
        <translation>&amp;Chức vụ người ký:</translation>
    </message>
    <message>
        <source>for example: Phó Chủ tịch</source>
        <translation>ví dụ: Phó Chủ tịch</translation>
    </message>
    <message>
        <source>Signer&apos;s full n&amp;ame *:</source>
        <translation>Họ &amp;và tên người ký *:</translation>
    </message>
</context>
<context>
    <name>RecipientsTab</name>
    <message>
        <source>Recipients and signature</source>
        <translation>Nơi nhận và chữ ký</translation>
    </message>
    <message>
        <source>On the page:</source>
        <translation>Trên trang in:</translation>
    </message>
    <message>
        <source>Preview of recipients and signature</source>
        <translation>Xem trước nơi nhận và chữ ký</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Register number and date</source>
        <translation>Ghi số, ngày văn bản</translation>
    </message>
    <message>
        <source>Write down what was written on the signed page by hand. It is recorded beside the revision; the signed page itself is not changed.</source>
        <translation>Ghi lại số và ngày đã viết tay trên bản ký. Số, ngày được lưu bên cạnh bản đã ký; bản đã ký không thay đổi.</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Số:</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>&amp;Ngày:</translation>
    </message>
    <message>
        <source>for example 12</source>
        <translation>ví dụ 12</translation>
    </message>
    <message>
        <source>for example 15/12/2026</source>
        <translation>ví dụ 15/12/2026</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Ghi nhận</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>Signed off as revision %1. Every later change needs an amendment with a reason.</source>
        <translation>Đã ký duyệt bản %1. Muốn thay đổi phải sửa đổi và ghi lý do.</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>Sửa đổ&amp;i…</translation>
    </message>
    <message>
        <source>What you typed is still here and is tried again every few seconds. Do not close the window.</source>
        <translation>Nội dung vừa gõ vẫn còn đây và được lưu lại sau mỗi vài giây. Xin đừng đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Save a cop&amp;y elsewhere…</source>
        <translation>&amp;Lưu bản sao ra nơi khác…</translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Period, outline</source>
        <translation>Kỳ, đề cương</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Trích yếu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Last edit</source>
        <translation>Sửa cuối</translation>
    </message>
    <message>
        <source>Whole year</source>
        <translation>Cả năm</translation>
    </message>
    <message>
        <source>First 6 months</source>
        <translation>6 tháng đầu năm</translation>
    </message>
    <message>
        <source>Last 6 months</source>
        <translation>6 tháng cuối năm</translation>
    </message>
    <message>
        <source>Quarter {number}</source>
        <translation>Quý {number}</translation>
    </message>
    <message>
        <source>Month {number}</source>
        <translation>Tháng {number}</translation>
    </message>
    <message>
        <source>Signed r{revision}</source>
        <translation>Đã ký r{revision}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Nháp</translation>
    </message>
    <message>
        <source>Draft r{revision}</source>
        <translation>Nháp r{revision}</translation>
    </message>
    <message>
        <source>{done} of {total} required sections have text</source>
        <translation>{done}/{total} mục bắt buộc đã có nội dung</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Save a copy elsewhere</source>
        <translation>Lưu bản sao ra nơi khác</translation>
    </message>
    <message>
        <source>Report databases (*.db)</source>
        <translation>Tệp dữ liệu báo cáo (*.db)</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>Đã chép ra %1</translation>
    </message>
</context>
<context>
    <name>SectionBlock</name>
    <message>
        <source>What belongs here</source>
        <translation>Mục này viết gì</translation>
    </message>
    <message>
        <source>What belongs here: %1</source>
        <translation>Mục này viết gì: %1</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Mở đầu</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Lời kết</translation>
    </message>
    <message>
        <source>Characters that no page can show were left out: %1</source>
        <translation>Đã bỏ những ký tự không in được: %1</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 từ</translation>
    </message>
</context>
<context>
    <name>SectionTabs</name>
    <message>
        <source>Parts of the report</source>
        <translation>Các phần của báo cáo</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Recipients &amp;&amp; signature</source>
        <translation>Nơi nhận &amp;&amp; ký</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Chưa xếp</translation>
    </message>
    <message>
        <source>findings: %1</source>
        <translation>chỗ phải xem: %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>chưa có nội dung</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>đang viết</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>đã đủ</translation>
    </message>
</context>
<context>
    <name>SidePanels</name>
    <message>
        <source>Review</source>
        <translation>Rà soát</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Năm trước</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Panels beside the text</source>
        <translation>Các khung bên cạnh phần soạn thảo</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>Sign off</source>
        <translation>Ký duyệt</translation>
    </message>
    <message>
        <source>Signature &amp;by pen on the printed page</source>
        <translation>Ký ta&amp;y trên bản in</translation>
    </message>
    <message>
        <source>Di&amp;gital signature</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Number and date may stay open: the page then has blanks to write them in by hand, and they are recorded afterwards with “Register”.</source>
        <translation>Số và ngày có thể để trống: trang in chừa chỗ để ghi tay, sau khi ký thì ghi lại bằng lệnh «Ghi số, ngày».</translation>
    </message>
    <message>
        <source>&amp;Sign off revision {revision}</source>
        <translation>Ký d&amp;uyệt bản {revision}</translation>
    </message>
    <message>
        <source>&amp;Export PDF…</source>
        <translation>&amp;Xuất PDF…</translation>
    </message>
    <message>
        <source>Making the final pages</source>
        <translation>Đang làm bản in chính thức</translation>
    </message>
    <message>
        <source>Revision {revision} is signed off</source>
        <translation>Đã ký duyệt bản {revision}</translation>
    </message>
    <message>
        <source>The report can no longer be edited; “Amend” opens the next revision.</source>
        <translation>Báo cáo không sửa được nữa; muốn sửa, dùng lệnh «Sửa đổi» để mở bản kế tiếp.</translation>
    </message>
    <message>
        <source>Print the PDF, sign it by pen, fill in the blanks; then record number and date with “Register”.</source>
        <translation>Xin in tệp PDF, ký tay, ghi số và ngày vào chỗ trống; sau đó ghi lại bằng lệnh «Ghi số, ngày».</translation>
    </message>
    <message>
        <source>SHA-256 of the content: {hash}</source>
        <translation>SHA-256 của nội dung: {hash}</translation>
    </message>
</context>
<context>
    <name>SigningForm</name>
    <message>
        <source>Signer&apos;s &amp;post:</source>
        <translation>&amp;Chức vụ người ký:</translation>
    </message>
    <message>
        <source>&amp;Lines on the page:</source>
        <translation>&amp;Dòng in trên trang:</translation>
    </message>
    <message>
        <source>&amp;Full name:</source>
        <translation>&amp;Họ và tên:</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Số:</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>&amp;Ngày:</translation>
    </message>
    <message>
        <source>&amp;Authority:</source>
        <translation>&amp;Thẩm quyền ký:</translation>
    </message>
    <message>
        <source>blank: written by hand</source>
        <translation>để trống: ghi tay</translation>
    </message>
    <message>
        <source>blank: written by hand; else 15/12/2026</source>
        <translation>để trống: ghi tay; hoặc ghi 15/12/2026</translation>
    </message>
    <message>
        <source>Signature block as it prints</source>
        <translation>Khối chữ ký như trên trang in</translation>
    </message>
    <message>
        <source>As written below</source>
        <translation>Như ghi ở dưới</translation>
    </message>
    <message>
        <source>None, the post alone</source>
        <translation>Không có, chỉ ghi chức vụ</translation>
    </message>
    <message>
        <source>TM. – on behalf of</source>
        <translation>TM. – thay mặt</translation>
    </message>
    <message>
        <source>Q. – acting</source>
        <translation>Q. – quyền</translation>
    </message>
    <message>
        <source>KT. – for the head</source>
        <translation>KT. – ký thay</translation>
    </message>
    <message>
        <source>TL. – by order</source>
        <translation>TL. – thừa lệnh</translation>
    </message>
    <message>
        <source>TUQ. – by delegation</source>
        <translation>TUQ. – thừa ủy quyền</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Reports of the office</source>
        <translation>Báo cáo của cơ quan</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Tìm trong danh sách</translation>
    </message>
    <message>
        <source>No report fits the search.</source>
        <translation>Không có báo cáo nào khớp.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Next year&apos;s report from this one</source>
        <translation>Lập báo cáo &amp;năm sau từ báo cáo này</translation>
    </message>
    <message>
        <source>Move to the &amp;bin</source>
        <translation>Chuyển vào thùng &amp;rác</translation>
    </message>
    <message>
        <source>Office &amp;profile…</source>
        <translation>Hồ sơ cơ &amp;quan…</translation>
    </message>
    <message>
        <source>&amp;Bin…</source>
        <translation>Thùng &amp;rác…</translation>
    </message>
    <message>
        <source>&amp;New report…</source>
        <translation>Báo cáo &amp;mới…</translation>
    </message>
    <message>
        <source>From a fi&amp;le…</source>
        <translation>Từ tệ&amp;p…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Thử &amp;lại</translation>
    </message>
    <message>
        <source>Moved to the bin.</source>
        <translation>Đã chuyển vào thùng rác.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>H&amp;oàn tác</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Not saved yet</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>đang lưu…</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Đã lưu tất cả</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Đã lưu %1</translation>
    </message>
    <message>
        <source>signed off</source>
        <translation>đã ký duyệt</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>nháp</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>bản %1</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>The reports could not be opened</source>
        <translation>Chưa mở được dữ liệu báo cáo</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>Nobody has it open: &amp;open it here</source>
        <translation>Không còn ai mở: mở tại &amp;máy này</translation>
    </message>
    <message>
        <source>&amp;Choose another file…</source>
        <translation>&amp;Chọn tệp khác…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Chọn tệp khác</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Report databases (*.db)</source>
        <translation>Tệp dữ liệu báo cáo (*.db)</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Sign off…</source>
        <translation>Ký duyệt…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Soạn t&amp;hảo</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Báo cáo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>&amp;New report…</source>
        <translation>&amp;Báo cáo mới…</translation>
    </message>
    <message>
        <source>&amp;Import from a file…</source>
        <translation>&amp;Từ tệp…</translation>
    </message>
    <message>
        <source>&amp;Open the chosen report</source>
        <translation>&amp;Mở báo cáo đang chọn</translation>
    </message>
    <message>
        <source>Office &amp;profile…</source>
        <translation>&amp;Hồ sơ cơ quan…</translation>
    </message>
    <message>
        <source>&amp;Bin…</source>
        <translation>Thùng &amp;rác…</translation>
    </message>
    <message>
        <source>Back to the &amp;list of reports</source>
        <translation>Về &amp;danh sách báo cáo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Làm &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>Chữ đậ&amp;m</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>Chữ &amp;nghiêng</translation>
    </message>
    <message>
        <source>&amp;Dash item</source>
        <translation>Gạch đầu &amp;dòng</translation>
    </message>
    <message>
        <source>&amp;Footnote</source>
        <translation>&amp;Chú thích</translation>
    </message>
    <message>
        <source>&amp;Add a row</source>
        <translation>Thêm &amp;dòng</translation>
    </message>
    <message>
        <source>D&amp;elete the row</source>
        <translation>&amp;Xóa dòng</translation>
    </message>
    <message>
        <source>Move the row u&amp;p</source>
        <translation>Chuyển dòng &amp;lên</translation>
    </message>
    <message>
        <source>Move the row do&amp;wn</source>
        <translation>Chuyển dòng x&amp;uống</translation>
    </message>
    <message>
        <source>Insert a fi&amp;gure…</source>
        <translation>Chèn số liệ&amp;u…</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Tìm…</translation>
    </message>
    <message>
        <source>Rep&amp;lace…</source>
        <translation>Thay t&amp;hế…</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>&amp;Ký duyệt…</translation>
    </message>
    <message>
        <source>Record &amp;number and date…</source>
        <translation>Ghi &amp;số, ngày…</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>Sửa đổ&amp;i…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Xuất PDF…</translation>
    </message>
    <message>
        <source>Export a &amp;draft…</source>
        <translation>Xuất bản &amp;dự thảo…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Next &amp;finding</source>
        <translation>Chỗ cần xem &amp;tiếp theo</translation>
    </message>
    <message>
        <source>Previous fin&amp;ding</source>
        <translation>Chỗ cần xem t&amp;rước</translation>
    </message>
    <message>
        <source>R&amp;ules of the review…</source>
        <translation>&amp;Quy tắc rà soát…</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Rà soát</translation>
    </message>
    <message>
        <source>Last &amp;year</source>
        <translation>&amp;Năm trước</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>&amp;Xem trước</translation>
    </message>
    <message>
        <source>&amp;Go to a part…</source>
        <translation>Đến &amp;mục…</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>Mọi &amp;lệnh…</translation>
    </message>
    <message>
        <source>&amp;Usual letters</source>
        <translation>Cỡ chữ t&amp;hường</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>&amp;Next part</source>
        <translation>Phần &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Previous part</source>
        <translation>Phần &amp;trước</translation>
    </message>
    <message>
        <source>&amp;Larger letters</source>
        <translation>Chữ t&amp;o hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller letters</source>
        <translation>Chữ &amp;nhỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Tiếng Việt / English</source>
        <translation>&amp;English / Tiếng Việt</translation>
    </message>
    <message>
        <source>&amp;Help on this place</source>
        <translation>Trợ &amp;giúp về chỗ này</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Sách hướng dẫn</translation>
    </message>
    <message>
        <source>Save the &amp;log…</source>
        <translation>&amp;Lưu nhật ký…</translation>
    </message>
    <message>
        <source>&amp;About the program</source>
        <translation>&amp;Giới thiệu chương trình</translation>
    </message>
</context>
</TS>
