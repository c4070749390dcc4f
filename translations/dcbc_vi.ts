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
    <name>AttachDialog</name>
    <message>
        <source>Signed copy or scan</source>
        <translation>Bản đã ký hoặc bản quét</translation>
    </message>
    <message>
        <source>Choose the file that came back, or drop it here. A PDF that was exported here and signed with another program becomes the official copy; a scan of the paper signed by pen (PDF, PNG, JPEG) is kept beside the report and marked as a scan.</source>
        <translation>Xin chọn tệp nhận lại, hoặc thả tệp vào đây. Tệp PDF do chương trình này xuất ra rồi ký bằng phần mềm khác trở thành bản chính thức; bản quét của giấy đã ký tay (PDF, PNG, JPEG) được giữ cạnh báo cáo và ghi rõ là bản quét.</translation>
    </message>
    <message>
        <source>No signed copy and no scan has been kept for this revision yet.</source>
        <translation>Bản này chưa có bản ký số hay bản quét nào.</translation>
    </message>
    <message>
        <source>Signed copies and scans</source>
        <translation>Bản ký số và bản quét</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>Đang xem tệp</translation>
    </message>
    <message>
        <source>&amp;Choose file…</source>
        <translation>&amp;Chọn tệp…</translation>
    </message>
    <message>
        <source>&amp;Save the scan to a file…</source>
        <translation>&amp;Lưu bản quét ra tệp…</translation>
    </message>
    <message>
        <source>“{name}” is kept as a scan of the report that was signed by pen.</source>
        <translation>Đã giữ «{name}» làm bản quét của báo cáo ký tay.</translation>
    </message>
    <message>
        <source>“{name}” is kept as the official copy: it is the exported file, unchanged, with the signature after it.</source>
        <translation>Đã giữ «{name}» làm bản chính thức: đúng tệp đã xuất, nguyên vẹn, có thêm chữ ký.</translation>
    </message>
    <message>
        <source>Signed in this program</source>
        <translation>Ký trong chương trình</translation>
    </message>
    <message>
        <source>Signed elsewhere</source>
        <translation>Ký bằng phần mềm khác</translation>
    </message>
    <message>
        <source>Official copy</source>
        <translation>Bản chính thức</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Bản quét</translation>
    </message>
    <message>
        <source>The scan is written: {file}</source>
        <translation>Đã lưu bản quét: {file}</translation>
    </message>
    <message>
        <source>PDF and pictures (*.pdf *.png *.jpg *.jpeg);;All files (*)</source>
        <translation>PDF và ảnh (*.pdf *.png *.jpg *.jpeg);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Save the scan</source>
        <translation>Lưu bản quét</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Copies are made by themselves: at the start and the end, every quarter of an hour of work, and before a file is taken in. They are on this computer; a copy on a stick protects from its loss.</source>
        <translation>Chương trình tự sao lưu khi mở, khi đóng, mỗi mười lăm phút làm việc và trước khi nhập tệp. Các bản này nằm trên máy này; chép thêm ra USB để phòng khi máy hỏng hoặc mất.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Lúc sao lưu</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>Dịp</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Last edit</source>
        <translation>Sửa cuối</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Reports in the backup</source>
        <translation>Báo cáo trong bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Remind me every week of a copy on a stick</source>
        <translation>&amp;Nhắc mỗi tuần chép ra USB</translation>
    </message>
    <message>
        <source>Protect the copy on a stick with a pass&amp;word</source>
        <translation>Đặt &amp;mật khẩu cho bản chép ra USB</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sao lưu ngay</translation>
    </message>
    <message>
        <source>Copy to a s&amp;tick…</source>
        <translation>Chép ra &amp;USB…</translation>
    </message>
    <message>
        <source>Re&amp;store this backup…</source>
        <translation>&amp;Khôi phục bản này…</translation>
    </message>
    <message>
        <source>&amp;Open a copy with a password…</source>
        <translation>Mở &amp;bản sao có mật khẩu…</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>Open a copy with a password</source>
        <translation>Mở bản sao có mật khẩu</translation>
    </message>
    <message>
        <source>Copies with a password (*.age)</source>
        <translation>Bản sao có mật khẩu (*.age)</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>đã kiểm tra</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>chưa kiểm tra</translation>
    </message>
    <message>
        <source>Reports: %1</source>
        <translation>%1 báo cáo</translation>
    </message>
    <message>
        <source>The backup is being checked…</source>
        <translation>Đang kiểm tra bản sao lưu…</translation>
    </message>
    <message>
        <source>The backup is whole. It holds:</source>
        <translation>Bản sao lưu nguyên vẹn, gồm:</translation>
    </message>
    <message>
        <source>Copy everything to</source>
        <translation>Chép tất cả vào</translation>
    </message>
    <message>
        <source>Copying… The stick must stay where it is.</source>
        <translation>Đang chép… Xin đừng rút USB.</translation>
    </message>
    <message>
        <source>Copied to %1 and read back: %2 reports in %3 files, %4. Please eject the stick before you take it out.</source>
        <translation>Đã chép vào %1 và đọc lại đúng: %2 báo cáo, %3 tệp, %4. Trước khi rút USB, xin tháo an toàn.</translation>
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
        <source>Save the log</source>
        <translation>Lưu nhật ký</translation>
    </message>
</context>
<context>
    <name>CertificateCard</name>
    <message>
        <source>The certificate is shown here before anything is signed.</source>
        <translation>Chứng thư hiện ở đây trước khi ký.</translation>
    </message>
    <message>
        <source>Issued by: {issuer}
Valid from {first} to {last}
Serial number: {serial}</source>
        <translation>Nơi cấp: {issuer}
Hiệu lực từ {first} đến {last}
Số hiệu: {serial}</translation>
    </message>
    <message>
        <source>The certificate names “{name}”, the signer printed on the page is “{printed}”. Who receives the file will not take it as valid; please make sure that it is the right person.</source>
        <translation>Chứng thư ghi tên «{name}», khác người ký in trên trang là «{printed}». Nơi nhận sẽ không coi tệp là hợp lệ; xin xem đúng người rồi hãy ký.</translation>
    </message>
    <message>
        <source>The certificate names “{name}”, the agency printed on the page is “{printed}”. Who receives the file will not take it as valid; please choose the agency&apos;s certificate.</source>
        <translation>Chứng thư ghi tên «{name}», khác cơ quan in trên trang là «{printed}». Nơi nhận sẽ không coi tệp là hợp lệ; xin chọn chứng thư của cơ quan.</translation>
    </message>
    <message>
        <source>This certificate has expired.</source>
        <translation>Chứng thư này đã hết hạn.</translation>
    </message>
    <message>
        <source>This certificate is not valid yet.</source>
        <translation>Chứng thư này chưa có hiệu lực.</translation>
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
    <name>CommandPalette</name>
    <message>
        <source>Nothing of that name. Try fewer letters.</source>
        <translation>Không có tên nào như vậy. Xin gõ ít chữ hơn.</translation>
    </message>
</context>
<context>
    <name>CommentLines</name>
    <message>
        <source>Returned on %1: %2</source>
        <translation>Trả lại lúc %1: %2</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>Đã sửa</translation>
    </message>
</context>
<context>
    <name>CopyWords</name>
    <message>
        <source>Start</source>
        <translation>Khi mở</translation>
    </message>
    <message>
        <source>While working</source>
        <translation>Trong lúc làm việc</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Khi đóng</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Tự làm</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Trước khi nhập tệp</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>Trước khi khôi phục</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>Trước khi cập nhật</translation>
    </message>
    <message>
        <source>Untitled report</source>
        <translation>Báo cáo chưa có tên</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>nháp</translation>
    </message>
    <message>
        <source>signed, revision %1</source>
        <translation>đã ký, bản %1</translation>
    </message>
    <message>
        <source>in the bin</source>
        <translation>trong thùng rác</translation>
    </message>
</context>
<context>
    <name>CorrectSubmissionDialog</name>
    <message>
        <source>Correct an entry</source>
        <translation>Sửa một dòng nhật ký</translation>
    </message>
    <message>
        <source>The corrected entry takes the place of this one; the former state stays in the log, struck through, with the reason.</source>
        <translation>Dòng đã sửa thay cho dòng này; nội dung cũ vẫn còn trong nhật ký, gạch ngang, kèm lý do sửa.</translation>
    </message>
    <message>
        <source>The whole entry is wr&amp;ong: strike it out</source>
        <translation>Cả dòng ghi nhầm: gạch &amp;bỏ</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>Lý &amp;do:</translation>
    </message>
    <message>
        <source>For example: wrong name typed</source>
        <translation>Ví dụ: gõ sai tên nơi nhận</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>&amp;Sửa</translation>
    </message>
</context>
<context>
    <name>DatabaseErrorPage</name>
    <message>
        <source>The reports could not be opened</source>
        <translation>Chưa mở được dữ liệu báo cáo</translation>
    </message>
    <message>
        <source>Re&amp;cover…</source>
        <translation>&amp;Khôi phục…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Thử &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Begin with an empty file</source>
        <translation>Bắt đầ&amp;u tệp trống</translation>
    </message>
    <message>
        <source>Open read-on&amp;ly</source>
        <translation>Mở chỉ để x&amp;em</translation>
    </message>
    <message>
        <source>Nobody has it open: &amp;open it here</source>
        <translation>Không còn ai mở: mở tại &amp;máy này</translation>
    </message>
    <message>
        <source>Choose a&amp;nother file…</source>
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
    <name>DetailsView</name>
    <message>
        <source>What was found in the file</source>
        <translation>Kết quả kiểm tra của tệp</translation>
    </message>
</context>
<context>
    <name>DifferencesPrintFlow</name>
    <message>
        <source>No printer is set up on this computer. Nothing was changed.</source>
        <translation>Máy này chưa cài máy in. Chưa có gì thay đổi.</translation>
    </message>
</context>
<context>
    <name>DifferencesWindow</name>
    <message>
        <source>Differences</source>
        <translation>Khác biệt</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Từ:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>Đế&amp;n:</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Những gì đã đổi</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;In…</translation>
    </message>
    <message>
        <source>Revision %1, not signed off yet</source>
        <translation>Bản %1, chưa ký duyệt</translation>
    </message>
    <message>
        <source>Revision %1</source>
        <translation>Bản %1</translation>
    </message>
    <message>
        <source>number %1 of %2</source>
        <translation>số %1 ngày %2</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>đã được thay thế</translation>
    </message>
    <message>
        <source>Changed places: %1. Added words are underlined, removed ones struck out.</source>
        <translation>Số chỗ đã đổi: %1. Từ thêm có gạch chân, từ bỏ có gạch ngang.</translation>
    </message>
    <message>
        <source>Both are the same, word for word.</source>
        <translation>Hai bản giống hệt nhau.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Đang so sánh…</translation>
    </message>
    <message>
        <source>Differences from “%1” to “%2”</source>
        <translation>Khác biệt từ «%1» đến «%2»</translation>
    </message>
</context>
<context>
    <name>DigitalSignatureDialog</name>
    <message>
        <source>Digital signature</source>
        <translation>Ký số</translation>
    </message>
    <message>
        <source>Whose signature:</source>
        <translation>Chữ ký của:</translation>
    </message>
    <message>
        <source>The signer&apos;s: {name}</source>
        <translation>Người ký: {name}</translation>
    </message>
    <message>
        <source>The &amp;agency&apos;s seal</source>
        <translation>Con &amp;dấu cơ quan</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Đang ký</translation>
    </message>
    <message>
        <source>E&amp;xport PDF…</source>
        <translation>&amp;Xuất PDF…</translation>
    </message>
    <message>
        <source>&amp;Agency&apos;s seal as well…</source>
        <translation>Ký tiếp con &amp;dấu cơ quan…</translation>
    </message>
    <message>
        <source>&amp;Sign</source>
        <translation>&amp;Ký số</translation>
    </message>
    <message>
        <source>&amp;Show the certificate</source>
        <translation>&amp;Xem chứng thư</translation>
    </message>
    <message>
        <source>Both have signed already. To correct something, amend the report.</source>
        <translation>Người ký và cơ quan đều đã ký. Muốn sửa, xin lập bản sửa đổi.</translation>
    </message>
    <message>
        <source>The person has signed; the agency&apos;s seal comes next.</source>
        <translation>Người ký đã ký; tiếp theo là con dấu cơ quan.</translation>
    </message>
    <message>
        <source>The agency&apos;s seal comes after the person&apos;s signature.</source>
        <translation>Con dấu cơ quan đặt sau chữ ký của người ký.</translation>
    </message>
    <message>
        <source>Report number {number} of {date}, revision {revision}. Nothing is changed before the signature is made.</source>
        <translation>Báo cáo số {number} ngày {date}, bản {revision}. Ký xong mới có thay đổi.</translation>
    </message>
    <message>
        <source>Signed digitally</source>
        <translation>Đã ký số</translation>
    </message>
    <message>
        <source>Signed with the certificate of “{name}”, issued by “{issuer}”. The signed file is kept; “Export PDF…” hands it out.</source>
        <translation>Đã ký bằng chứng thư của «{name}», do «{issuer}» cấp. Tệp đã ký được giữ lại; bấm «Xuất PDF…» để lấy tệp.</translation>
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
        <source>Sub-heading</source>
        <translation>Tiểu mục</translation>
    </message>
    <message>
        <source>Insert footnote</source>
        <translation>Chèn chú thích</translation>
    </message>
    <message>
        <source>Update linked figures</source>
        <translation>Cập nhật số liệu</translation>
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
    <name>EventWords</name>
    <message>
        <source>PDF saved</source>
        <translation>Đã lưu tệp PDF</translation>
    </message>
    <message>
        <source>Mail draft written</source>
        <translation>Đã soạn thư nháp</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>Đã gạch bỏ</translation>
    </message>
    <message>
        <source>Sent by e-mail</source>
        <translation>Đã gửi qua thư điện tử</translation>
    </message>
    <message>
        <source>Handed over as a file</source>
        <translation>Đã chuyển tệp</translation>
    </message>
    <message>
        <source>Sent in another way</source>
        <translation>Đã gửi cách khác</translation>
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
        <source>Show in &amp;folder</source>
        <translation>Hiện trong &amp;thư mục</translation>
    </message>
    <message>
        <source>&amp;Mail draft…</source>
        <translation>&amp;Soạn thư gửi…</translation>
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
        <source>Prints as a footnote of the annex. Shift+F2 leads here and back.</source>
        <translation>In thành chú thích của phụ lục. Shift+F2 để sang đây và quay lại.</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>%1 over the years</source>
        <translation>%1 qua các năm</translation>
    </message>
    <message>
        <source>last year: %1</source>
        <translation>năm trước: %1</translation>
    </message>
    <message>
        <source>change: %1</source>
        <translation>thay đổi: %1</translation>
    </message>
    <message>
        <source>over the years: %1</source>
        <translation>qua các năm: %1</translation>
    </message>
    <message>
        <source>worked out from the lines: %1</source>
        <translation>tính từ các dòng: %1</translation>
    </message>
    <message>
        <source>proposed: %1. Ctrl+Enter takes it over</source>
        <translation>đề nghị: %1. Ctrl+Enter để nhận</translation>
    </message>
    <message>
        <source>from 0</source>
        <translation>từ 0</translation>
    </message>
    <message>
        <source>More than half. Please write a note that says why.</source>
        <translation>Thay đổi hơn một nửa. Nên ghi chú lý do.</translation>
    </message>
    <message>
        <source>Note to: %1</source>
        <translation>Ghi chú cho: %1</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Write 1.234 or 12,5; a figure may stay empty, the others print as the annex. Enter goes down, Tab to the next figure, Ctrl+D copies from above, Shift+F2 leads to the note, Ctrl+V pastes a block from Excel, Ctrl+Enter takes a proposed number.</source>
        <translation>Ghi theo lối 1.234 hoặc 12,5; số liệu có thể để trống, ô có giá trị được in thành phụ lục. Enter xuống ô dưới, Tab sang ô sau, Ctrl+D chép số ở ô trên, Shift+F2 sang ghi chú, Ctrl+V dán cả khối từ Excel, Ctrl+Enter nhận số đề nghị.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Thay đổi</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Qua các năm</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>Năm %1</translation>
    </message>
</context>
<context>
    <name>FileCheck</name>
    <message>
        <source>The data file is damaged or was changed outside the program; problems found: %1.</source>
        <translation>Tệp dữ liệu bị hỏng hoặc đã bị thay đổi ngoài chương trình; số điểm phát hiện: %1.</translation>
    </message>
    <message>
        <source>You can go on typing and it is saved. Make a copy on another disk now, and show the details to whoever looks after this computer.</source>
        <translation>Vẫn gõ tiếp được và nội dung vẫn được lưu. Vui lòng tạo ngay một bản sao ở ổ đĩa khác và cho người phụ trách máy tính xem chi tiết.</translation>
    </message>
    <message>
        <source>The file as it was found is kept in %1.</source>
        <translation>Tệp ở trạng thái lúc phát hiện được giữ trong %1.</translation>
    </message>
    <message>
        <source>Ma&amp;ke a copy…</source>
        <translation>Tạo bản sa&amp;o…</translation>
    </message>
    <message>
        <source>Show detail&amp;s…</source>
        <translation>X&amp;em chi tiết…</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Number, date</source>
        <translation>Số, ngày</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Bản</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Mend all %1 cells (Ctrl+Enter)</source>
        <translation>Sửa cả %1 ô (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Mend it (Ctrl+Enter)</source>
        <translation>Sửa (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Mend it as proposed</source>
        <translation>Sửa theo gợi ý</translation>
    </message>
    <message>
        <source>Show it again (Del)</source>
        <translation>Xem lại (Del)</translation>
    </message>
    <message>
        <source>Set aside… (Del)</source>
        <translation>Bỏ qua… (Del)</translation>
    </message>
    <message>
        <source>Show the finding again</source>
        <translation>Xem lại chỗ này</translation>
    </message>
    <message>
        <source>Set the finding aside</source>
        <translation>Bỏ qua chỗ này</translation>
    </message>
    <message>
        <source>%1
Set aside: %2</source>
        <translation>%1
Đã bỏ qua: %2</translation>
    </message>
    <message>
        <source>Proposal: leave the row out</source>
        <translation>Đề nghị: bỏ dòng này</translation>
    </message>
    <message>
        <source>Proposal: leave out “%1”</source>
        <translation>Gợi ý: bỏ «%1»</translation>
    </message>
    <message>
        <source>Proposal: “%1”</source>
        <translation>Gợi ý: «%1»</translation>
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
        <source>Set aside: {count}.</source>
        <translation>Đã bỏ qua: {count}.</translation>
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
    <name>FindingsModel</name>
    <message>
        <source>Set aside: %1</source>
        <translation>Đã bỏ qua: %1</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Đã bỏ qua</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>Phải sửa</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Nên xem</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>All findings</source>
        <translation>Mọi chỗ</translation>
    </message>
    <message>
        <source>Only what must be mended</source>
        <translation>Chỉ chỗ phải sửa</translation>
    </message>
    <message>
        <source>Only in this section</source>
        <translation>Chỉ trong mục này</translation>
    </message>
    <message>
        <source>Which findings are shown</source>
        <translation>Lọc các chỗ cần xem</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Các chỗ cần xem</translation>
    </message>
    <message>
        <source>%1 to be mended · %2 worth a look</source>
        <translation>%1 phải sửa · %2 nên xem</translation>
    </message>
    <message>
        <source>Set aside (%1)</source>
        <translation>Đã bỏ qua (%1)</translation>
    </message>
    <message>
        <source>The report is being read…</source>
        <translation>Đang rà soát…</translation>
    </message>
    <message>
        <source>Nothing here. Choose “All findings” above to see the others.</source>
        <translation>Không có chỗ nào. Chọn «Mọi chỗ» ở trên để xem các chỗ khác.</translation>
    </message>
    <message>
        <source>There is nothing to mend.</source>
        <translation>Không có gì phải sửa.</translation>
    </message>
    <message>
        <source>being read again…</source>
        <translation>đang rà soát lại…</translation>
    </message>
    <message>
        <source>The words there have changed meanwhile; nothing was replaced.</source>
        <translation>Chữ ở chỗ đó vừa thay đổi nên chưa sửa gì.</translation>
    </message>
</context>
<context>
    <name>FootnoteRow</name>
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
        <source>Issued as:</source>
        <translation>Số, ngày văn bản:</translation>
    </message>
    <message>
        <source>not recorded yet</source>
        <translation>chưa ghi</translation>
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
    <name>HelpWindow</name>
    <message>
        <source>Manual</source>
        <translation>Sách hướng dẫn</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Các trang của sách</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Trang sách</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Earlier states</source>
        <translation>Các bản trước</translation>
    </message>
    <message>
        <source>Chosen state, with its differences to the present text</source>
        <translation>Bản đang chọn, có đánh dấu chỗ khác với bây giờ</translation>
    </message>
    <message>
        <source>Bring this state back (Ctrl+Enter)</source>
        <translation>Lấy lại bản này (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bring this state back</source>
        <translation>Lấy lại bản này</translation>
    </message>
    <message>
        <source>There is no earlier state yet. While you write, one is kept every two minutes, and one when you go on to another place.</source>
        <translation>Chưa có bản trước nào. Trong khi viết, chương trình giữ một bản sau mỗi hai phút, và một bản mỗi khi chuyển sang chỗ khác.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>deleted row: %1</source>
        <translation>dòng đã xóa: %1</translation>
    </message>
    <message>
        <source>row: %1</source>
        <translation>dòng: %1</translation>
    </message>
    <message>
        <source>words: %1</source>
        <translation>%1 từ</translation>
    </message>
    <message>
        <source>There was no text here then.</source>
        <translation>Khi đó chỗ này còn trống.</translation>
    </message>
    <message>
        <source>The table is full; the row was not put back.</source>
        <translation>Bảng đã đủ số dòng; chưa lấy lại dòng này.</translation>
    </message>
    <message>
        <source>Brought back. The text before it is in this list too.</source>
        <translation>Đã lấy lại. Bản vừa thay vẫn có trong danh sách này.</translation>
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
        <source>Parts of header, recipients, signature: {found}</source>
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
    <name>InsertFigureDialog</name>
    <message>
        <source>Insert a figure</source>
        <translation>Chèn số liệu</translation>
    </message>
    <message>
        <source>Search, with or without marks</source>
        <translation>Tìm, có dấu hay không dấu đều được</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Figures of the report</source>
        <translation>Số liệu của báo cáo</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Chèn</translation>
    </message>
    <message>
        <source>No figure has a value yet. Please fill in the tab Figures first.</source>
        <translation>Chưa có số liệu nào được ghi. Xin ghi ở thẻ Số liệu trước.</translation>
    </message>
    <message>
        <source>No figure bears these words.</source>
        <translation>Không có số liệu nào khớp với từ cần tìm.</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>&amp;USB token</source>
        <translation>Thiết bị &amp;USB (token)</translation>
    </message>
    <message>
        <source>Certificate &amp;file (.p12, .pfx)</source>
        <translation>&amp;Tệp chứng thư (.p12, .pfx)</translation>
    </message>
    <message>
        <source>Sign with:</source>
        <translation>Ký bằng:</translation>
    </message>
    <message>
        <source>Sign with a USB token</source>
        <translation>Ký bằng thiết bị USB (token)</translation>
    </message>
    <message>
        <source>Sign with a certificate file</source>
        <translation>Ký bằng tệp chứng thư</translation>
    </message>
    <message>
        <source>Certificate file:</source>
        <translation>Tệp chứng thư:</translation>
    </message>
    <message>
        <source>Token&apos;s library:</source>
        <translation>Thư viện của thiết bị:</translation>
    </message>
    <message>
        <source>Tok&amp;en:</source>
        <translation>Thiết &amp;bị:</translation>
    </message>
    <message>
        <source>Cer&amp;tificate:</source>
        <translation>&amp;Chứng thư:</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Chưa chọn tệp</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>Chọ&amp;n…</translation>
    </message>
    <message>
        <source>Certificate files (*.p12 *.pfx);;All files (*)</source>
        <translation>Tệp chứng thư (*.p12 *.pfx);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Chọn tệp chứng thư</translation>
    </message>
    <message>
        <source>Libraries (*.dll *.so *.dylib);;All files (*)</source>
        <translation>Thư viện (*.dll *.so *.dylib);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Choose the token&apos;s library</source>
        <translation>Chọn thư viện của thiết bị</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>Đọc &amp;lại</translation>
    </message>
    <message>
        <source>This library is to be loaded for the first time on this computer:</source>
        <translation>Thư viện này sẽ được nạp lần đầu trên máy này:</translation>
    </message>
    <message>
        <source>It is on another computer of the network.</source>
        <translation>Thư viện nằm trên một máy khác trong mạng.</translation>
    </message>
    <message>
        <source>Nobody chose it here: its path comes from the data file.</source>
        <translation>Không ai chọn thư viện này ở đây: đường dẫn ghi sẵn trong tệp dữ liệu.</translation>
    </message>
    <message>
        <source>A library is a program and can do anything that you can. Say yes only if it belongs to the software of your token. Load it?</source>
        <translation>Thư viện là một chương trình, làm được mọi việc như người dùng. Chỉ đồng ý nếu đúng là phần mềm của thiết bị ký. Nạp thư viện này?</translation>
    </message>
    <message>
        <source>&amp;PIN:</source>
        <translation>Mã &amp;PIN:</translation>
    </message>
    <message>
        <source>&amp;Passphrase:</source>
        <translation>&amp;Mật khẩu:</translation>
    </message>
    <message>
        <source>The library is a file of the token&apos;s own software (on Windows a .dll, often in C:\Windows\System32). It is asked for once and remembered.</source>
        <translation>Thư viện là một tệp trong phần mềm của thiết bị (trên Windows là tệp .dll, thường ở C:\Windows\System32). Chỉ phải chọn một lần, lần sau chương trình nhớ.</translation>
    </message>
    <message>
        <source>Not kept anywhere. Switch Vietnamese typing (UniKey) off while you type it.</source>
        <translation>Không lưu ở đâu cả. Xin tắt bộ gõ tiếng Việt (UniKey) khi gõ.</translation>
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
    <name>LegacyPasteDialog</name>
    <message>
        <source>Paste text in an old typeface</source>
        <translation>Dán văn bản gõ bằng phông cũ</translation>
    </message>
    <message>
        <source>The pasted text seems to be typed for an old typeface (TCVN3 or VNI). Nothing has been pasted yet. Look at both sides and choose.</source>
        <translation>Văn bản vừa dán có vẻ gõ theo bảng mã cũ (TCVN3 hoặc VNI). Chưa dán gì cả; xin xem hai bên rồi chọn.</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Nguyên văn</translation>
    </message>
    <message>
        <source>In Unicode</source>
        <translation>Chuyển sang Unicode</translation>
    </message>
    <message>
        <source>Paste in &amp;Unicode</source>
        <translation>Dán bản &amp;Unicode</translation>
    </message>
    <message>
        <source>Paste &amp;as it came</source>
        <translation>Dán &amp;nguyên văn</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Mail draft</source>
        <translation>Soạn thư gửi</translation>
    </message>
    <message>
        <source>The draft is written beside the PDF; this program sends nothing by itself. Then you see how to go on: with the mail program of this computer, or without one in the browser.</source>
        <translation>Thư nháp được ghi cạnh tệp PDF; chương trình này không tự gửi thư. Ghi xong sẽ có hướng dẫn gửi tiếp: bằng chương trình thư của máy, hoặc bằng trình duyệt nếu máy không có chương trình thư.</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Gửi tới:</translation>
    </message>
    <message>
        <source>&amp;Subject:</source>
        <translation>&amp;Tiêu đề:</translation>
    </message>
    <message>
        <source>&amp;Letter:</source>
        <translation>&amp;Nội dung:</translation>
    </message>
    <message>
        <source>Attached:</source>
        <translation>Đính kèm:</translation>
    </message>
    <message>
        <source>Sở Nội vụ &lt;vanthu@snv.gov.vn&gt;; several with semicolons between. It may be filled in later</source>
        <translation>Sở Nội vụ &lt;vanthu@snv.gov.vn&gt;; nhiều nơi cách nhau bằng dấu chấm phẩy, có thể điền sau</translation>
    </message>
    <message>
        <source>&amp;Write the draft</source>
        <translation>Ghi t&amp;hư nháp</translation>
    </message>
    <message>
        <source>The receiver gets a file without a signature. Write the draft all the same?</source>
        <translation>Nơi nhận sẽ chỉ nhận được tệp chưa có chữ ký. Vẫn ghi thư nháp?</translation>
    </message>
    <message>
        <source>&amp;Write it unsigned</source>
        <translation>&amp;Ghi thư, chưa có chữ ký</translation>
    </message>
    <message>
        <source>&amp;Attach the scan first…</source>
        <translation>Đính kèm &amp;bản quét trước…</translation>
    </message>
    <message>
        <source>There is another mail draft of this name beside the PDF. Replace it?</source>
        <translation>Cạnh tệp PDF đã có một thư nháp khác cùng tên. Thay thư đó?</translation>
    </message>
</context>
<context>
    <name>MailWrittenDialog</name>
    <message>
        <source>Mail draft written</source>
        <translation>Đã soạn thư nháp</translation>
    </message>
    <message>
        <source>The draft is written and has not been sent. Please send it in one of two ways.</source>
        <translation>Thư nháp đã ghi xong nhưng chưa gửi đi. Vui lòng gửi bằng một trong hai cách dưới đây.</translation>
    </message>
    <message>
        <source>This computer has a mail program</source>
        <translation>Máy có chương trình thư (Outlook, Thunderbird)</translation>
    </message>
    <message>
        <source>Open the draft, look through it there and send it.</source>
        <translation>Mở thư nháp, xem lại rồi bấm gửi trong chương trình thư.</translation>
    </message>
    <message>
        <source>&amp;Open the draft</source>
        <translation>&amp;Mở thư nháp</translation>
    </message>
    <message>
        <source>Nothing opens: there is no mail program</source>
        <translation>Không thấy mở ra gì: máy không có chương trình thư</translation>
    </message>
    <message>
        <source>Open the office&apos;s mailbox in the browser and begin a new mail. Copy these parts into it, and attach each file.</source>
        <translation>Mở hộp thư của cơ quan trong trình duyệt, soạn thư mới, rồi chép các phần dưới đây sang và đính kèm từng tệp.</translation>
    </message>
    <message>
        <source>Mail draft:</source>
        <translation>Thư nháp:</translation>
    </message>
    <message>
        <source>Recipients:</source>
        <translation>Nơi nhận:</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Tiêu đề:</translation>
    </message>
    <message>
        <source>Text:</source>
        <translation>Nội dung:</translation>
    </message>
    <message>
        <source>Attach:</source>
        <translation>Đính kèm:</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Chép đường dẫn</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Chép</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Hiện trong thư mục</translation>
    </message>
    <message>
        <source>None yet; please fill them in</source>
        <translation>Chưa ghi; vui lòng điền địa chỉ nơi nhận</translation>
    </message>
    <message>
        <source>Copied: {part}</source>
        <translation>Đã chép: {part}</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Reports of la&amp;te</source>
        <translation>Báo cáo &amp;gần đây</translation>
    </message>
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
        <source>Check recei&amp;ved files…</source>
        <translation>&amp;Kiểm tra tệp nhận được…</translation>
    </message>
    <message>
        <source>&amp;Restore from a PDF…</source>
        <translation>Khôi &amp;phục từ tệp PDF…</translation>
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
        <source>Bac&amp;kups…</source>
        <translation>Bản &amp;sao lưu…</translation>
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
        <translation>Chữ ngh&amp;iêng</translation>
    </message>
    <message>
        <source>&amp;Dash item</source>
        <translation>Gạch đầu &amp;dòng</translation>
    </message>
    <message>
        <source>&amp;Sub-heading</source>
        <translation>Tiể&amp;u mục</translation>
    </message>
    <message>
        <source>&amp;Footnote</source>
        <translation>&amp;Chú thích</translation>
    </message>
    <message>
        <source>&amp;Add a row</source>
        <translation>Thêm dòn&amp;g</translation>
    </message>
    <message>
        <source>D&amp;elete the row</source>
        <translation>&amp;Xóa dòng</translation>
    </message>
    <message>
        <source>Move the row u&amp;p</source>
        <translation>Đư&amp;a dòng lên</translation>
    </message>
    <message>
        <source>Move the row do&amp;wn</source>
        <translation>Đưa dòng xuố&amp;ng</translation>
    </message>
    <message>
        <source>Insert a fi&amp;gure…</source>
        <translation>Chèn &amp;số liệu…</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Tìm…</translation>
    </message>
    <message>
        <source>Rep&amp;lace…</source>
        <translation>Tha&amp;y thế…</translation>
    </message>
    <message>
        <source>Ne&amp;xt place found</source>
        <translation>Chỗ tìm thấy tiế&amp;p theo</translation>
    </message>
    <message>
        <source>Pre&amp;vious place found</source>
        <translation>Chỗ tìm thấy t&amp;rước</translation>
    </message>
    <message>
        <source>Section looked &amp;at</source>
        <translation>Đã xem lại &amp;mục này</translation>
    </message>
    <message>
        <source>Presen&amp;t for signature…</source>
        <translation>Trìn&amp;h ký…</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>Rút &amp;lại</translation>
    </message>
    <message>
        <source>&amp;Return with comments…</source>
        <translation>Trả lạ&amp;i…</translation>
    </message>
    <message>
        <source>Show differen&amp;ces…</source>
        <translation>Xem khác &amp;biệt…</translation>
    </message>
    <message>
        <source>Sign d&amp;igitally…</source>
        <translation>Ký &amp;số…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back a signed copy or scan…</source>
        <translation>Nhận lại bản đã ký, bản q&amp;uét…</translation>
    </message>
    <message>
        <source>Submission &amp;log…</source>
        <translation>Nhật ký &amp;gửi…</translation>
    </message>
    <message>
        <source>Pre&amp;vious finding</source>
        <translation>Chỗ cần xem t&amp;rước</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>&amp;Ký duyệt…</translation>
    </message>
    <message>
        <source>Trusted &amp;certificates…</source>
        <translation>Chứng thư t&amp;in cậy…</translation>
    </message>
    <message>
        <source>Record &amp;number and date…</source>
        <translation>Ghi số, ngà&amp;y…</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>Sử&amp;a đổi…</translation>
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
        <translation>I&amp;n…</translation>
    </message>
    <message>
        <source>Next &amp;finding</source>
        <translation>Chỗ cần xem &amp;tiếp theo</translation>
    </message>
    <message>
        <source>Mend as pr&amp;oposed</source>
        <translation>Sửa the&amp;o gợi ý</translation>
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
        <source>&amp;History</source>
        <translation>Lị&amp;ch sử</translation>
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
        <translation>Cỡ chữ thườn&amp;g</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Toàn màn hình</translation>
    </message>
    <message>
        <source>&amp;Next part</source>
        <translation>Phần &amp;sau</translation>
    </message>
    <message>
        <source>&amp;Previous part</source>
        <translation>&amp;Phần trước</translation>
    </message>
    <message>
        <source>&amp;Larger letters</source>
        <translation>Chữ t&amp;o hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller letters</source>
        <translation>Chữ n&amp;hỏ hơn</translation>
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
        <translation>G&amp;iới thiệu chương trình</translation>
    </message>
</context>
<context>
    <name>NavigationCommands</name>
    <message>
        <source>Go to: </source>
        <translation>Đến: </translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Mọi lệnh</translation>
    </message>
    <message>
        <source>Type a few letters of a command, part or report</source>
        <translation>Gõ vài chữ của lệnh, của mục hoặc của báo cáo</translation>
    </message>
    <message>
        <source>Go to a part</source>
        <translation>Đến mục</translation>
    </message>
    <message>
        <source>Type a few letters of the heading</source>
        <translation>Gõ vài chữ của đề mục</translation>
    </message>
    <message>
        <source>%1 (not possible now)</source>
        <translation>%1 (chưa dùng được lúc này)</translation>
    </message>
    <message>
        <source>Open: </source>
        <translation>Mở: </translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>“%1” is not a PDF file. Received PDF files can be dropped here to be checked; other files are taken in from the list of reports.</source>
        <translation>«%1» không phải tệp PDF. Có thể thả vào đây tệp PDF nhận được để kiểm tra; tệp khác xin nhập từ danh sách báo cáo.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The program broke down the last time. What was saved then is whole: at most the last second of typing is missing. The log says what happened in the program, without a word of your reports.</source>
        <translation>Lần trước chương trình bị tắt đột ngột do lỗi. Nội dung đã lưu vẫn đủ; nhiều nhất thiếu chữ gõ trong giây cuối. Nhật ký ghi lỗi ở đâu trong chương trình, không có chữ nào của báo cáo.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Xem tệp nhật ký</translation>
    </message>
    <message>
        <source>Read-only: nothing here can be changed, and nothing is written.</source>
        <translation>Đang mở chỉ để xem: không sửa được gì và không ghi gì vào tệp.</translation>
    </message>
    <message>
        <source>%1 on the computer %2 has the file open since %3.</source>
        <translation>Hiện %1 trên máy %2 đang mở tệp này từ %3.</translation>
    </message>
    <message>
        <source>Open to write</source>
        <translation>Mở để sửa</translation>
    </message>
</context>
<context>
    <name>NewPasswordDialog</name>
    <message>
        <source>Password of the copy</source>
        <translation>Mật khẩu của bản sao</translation>
    </message>
    <message>
        <source>Whoever finds the stick cannot read the copy without the password. If it is forgotten, nobody can open the copy, not even whoever made this program: please keep it in a safe place. The reports on this computer are opened as before.</source>
        <translation>Người nhặt được USB không đọc được bản sao nếu không có mật khẩu. Nếu quên mật khẩu thì không ai mở được bản sao, kể cả người viết chương trình: xin cất mật khẩu ở nơi an toàn. Báo cáo trên máy này vẫn mở như trước.</translation>
    </message>
    <message>
        <source>&amp;Password (at least %1 letters):</source>
        <translation>&amp;Mật khẩu (ít nhất %1 ký tự):</translation>
    </message>
    <message>
        <source>&amp;Once more:</source>
        <translation>&amp;Gõ lại:</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Chép</translation>
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
    <name>NumbersDialog</name>
    <message>
        <source>How are these numbers written?</source>
        <translation>Những số này viết theo lối nào?</translation>
    </message>
    <message>
        <source>%1 cells of the block can be read in two ways. Nothing is pasted before you choose.</source>
        <translation>Trong khối vừa chép có %1 ô đọc được hai cách. Chưa dán gì trước khi chọn.</translation>
    </message>
    <message>
        <source>As copied</source>
        <translation>Như đã chép</translation>
    </message>
    <message>
        <source>In the Vietnamese way</source>
        <translation>Theo lối Việt Nam</translation>
    </message>
    <message>
        <source>In the English way</source>
        <translation>Theo lối Anh - Mỹ</translation>
    </message>
    <message>
        <source>Cells with two meanings</source>
        <translation>Các ô đọc được hai cách</translation>
    </message>
    <message>
        <source>The choice counts for the whole block. Ctrl+Z takes the paste back.</source>
        <translation>Lựa chọn dùng cho cả khối. Ctrl+Z bỏ phần vừa dán.</translation>
    </message>
    <message>
        <source>&amp;Vietnamese way</source>
        <translation>Lối &amp;Việt Nam</translation>
    </message>
    <message>
        <source>&amp;English way</source>
        <translation>Lối &amp;Anh - Mỹ</translation>
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
        <source>Preview of recipients and signature</source>
        <translation>Xem trước nơi nhận và chữ ký</translation>
    </message>
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
</context>
<context>
    <name>OpenLockedDialog</name>
    <message>
        <source>Open a copy with a password</source>
        <translation>Mở bản sao có mật khẩu</translation>
    </message>
    <message>
        <source>“%1” is opened into the new file %2. The file that is open now stays as it is.</source>
        <translation>«%1» được mở thành tệp mới %2. Tệp đang mở được giữ nguyên.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Mật khẩu:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Mở &amp;bản sao</translation>
    </message>
</context>
<context>
    <name>OriginBanner</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copy, restored from the file “%1”: the report of the same identity here says something else.</source>
        <translation>Bản sao, khôi phục từ tệp «%1»: báo cáo cùng mã đã có ở đây với nội dung khác.</translation>
    </message>
    <message>
        <source>Restored from the draft file “%1” on %2.</source>
        <translation>Khôi phục từ tệp dự thảo «%1» ngày %2.</translation>
    </message>
    <message>
        <source>Restored from the file “%1” on %2. The file was UNDETERMINED: it is not proven that this is what was signed.</source>
        <translation>Khôi phục từ tệp «%1» ngày %2. Tệp CHƯA XÁC ĐỊNH: chưa chứng minh được đây là bản đã ký.</translation>
    </message>
</context>
<context>
    <name>PanelCommands</name>
    <message>
        <source>There is nothing to mend.</source>
        <translation>Không có gì phải sửa.</translation>
    </message>
    <message>
        <source>The report is being read…</source>
        <translation>Đang rà soát…</translation>
    </message>
    <message>
        <source>There is no proposal for this place. F8 leads to the next one.</source>
        <translation>Chỗ này không có gợi ý sửa. F8 đến chỗ cần xem tiếp theo.</translation>
    </message>
    <message>
        <source>Mended: %1</source>
        <translation>Đã sửa: %1</translation>
    </message>
    <message>
        <source>The words there have changed meanwhile; nothing was replaced.</source>
        <translation>Chữ ở chỗ đó vừa thay đổi nên chưa sửa gì.</translation>
    </message>
    <message>
        <source>Looked at. F8 leads to the next place worth a look.</source>
        <translation>Đã xem lại. Phím F8 đến chỗ nên xem tiếp theo.</translation>
    </message>
    <message>
        <source>This section was not copied from an earlier report, or somebody has looked at it.</source>
        <translation>Mục này không lấy từ báo cáo trước, hoặc đã được xem lại.</translation>
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
        <source>Nine months</source>
        <translation>9 tháng</translation>
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
</context>
<context>
    <name>PeriodWords</name>
    <message>
        <source>Whole year</source>
        <translation>Cả năm</translation>
    </message>
    <message>
        <source>First 9 months</source>
        <translation>9 tháng đầu năm</translation>
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
        <source>Quarter %1</source>
        <translation>Quý %1</translation>
    </message>
    <message>
        <source>Month %1</source>
        <translation>Tháng %1</translation>
    </message>
    <message>
        <source>year %1</source>
        <translation>năm %1</translation>
    </message>
    <message>
        <source>first nine months of %1</source>
        <translation>9 tháng đầu năm %1</translation>
    </message>
    <message>
        <source>first half of %1</source>
        <translation>6 tháng đầu năm %1</translation>
    </message>
    <message>
        <source>second half of %1</source>
        <translation>6 tháng cuối năm %1</translation>
    </message>
    <message>
        <source>quarter %2 of %1</source>
        <translation>quý %2 năm %1</translation>
    </message>
    <message>
        <source>month %2 of %1</source>
        <translation>tháng %2 năm %1</translation>
    </message>
</context>
<context>
    <name>PictureField</name>
    <message>
        <source>Choose a picture…</source>
        <translation>Chọn ảnh…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bỏ ảnh</translation>
    </message>
    <message>
        <source>The picture has no transparent ground; what is white in it becomes transparent in print.</source>
        <translation>Ảnh không có nền trong suốt; chỗ trắng trong ảnh sẽ thành trong suốt khi in.</translation>
    </message>
    <message>
        <source>As it prints.</source>
        <translation>Đúng như khi in.</translation>
    </message>
    <message>
        <source>No picture. A PNG with a transparent ground fits best.</source>
        <translation>Chưa có ảnh. Hợp nhất là ảnh PNG nền trong suốt.</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Ảnh PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>PresentDialog</name>
    <message>
        <source>Present for signature</source>
        <translation>Trình ký</translation>
    </message>
    <message>
        <source>The report waits for the chief and can only be read until it is signed off, returned with comments, or withdrawn. Nothing is lost.</source>
        <translation>Báo cáo chờ người có thẩm quyền ký và chỉ đọc được cho đến khi được ký duyệt, trả lại kèm ý kiến hoặc rút lại. Không mất nội dung nào.</translation>
    </message>
    <message>
        <source>&amp;Present for signature</source>
        <translation>&amp;Trình ký</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Pages of the report</source>
        <translation>Các trang báo cáo</translation>
    </message>
    <message>
        <source>Pages of the report; Enter goes to the paragraph in its field</source>
        <translation>Các trang báo cáo; Enter để tới đoạn đó trong ô soạn thảo</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>Tới &amp;chỗ đó</translation>
    </message>
</context>
<context>
    <name>PreviewTools</name>
    <message>
        <source>Page %1/%2</source>
        <translation>Trang %1/%2</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Nhỏ lại (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Phóng to (Ctrl++)</translation>
    </message>
    <message>
        <source>Fit the width (Ctrl+0)</source>
        <translation>Vừa chiều ngang (Ctrl+0)</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Vừa cả trang</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>In (Ctrl+P)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu thành PDF</translation>
    </message>
</context>
<context>
    <name>PreviousYearPanel</name>
    <message>
        <source>Which earlier report</source>
        <translation>Báo cáo để đối chiếu</translation>
    </message>
    <message>
        <source>Mark the differences</source>
        <translation>Đánh dấu khác biệt</translation>
    </message>
    <message>
        <source>Copy this paragraph (Ctrl+Enter)</source>
        <translation>Chép đoạn này sang (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Copy the paragraph into the report</source>
        <translation>Chép đoạn này sang báo cáo đang soạn</translation>
    </message>
    <message>
        <source>Copy the whole section</source>
        <translation>Chép cả mục</translation>
    </message>
    <message>
        <source>Same period of last year: %1</source>
        <translation>Cùng kỳ năm trước: %1</translation>
    </message>
    <message>
        <source>The period before: %1</source>
        <translation>Kỳ liền trước: %1</translation>
    </message>
    <message>
        <source>Earlier text: %1</source>
        <translation>Báo cáo trước: %1</translation>
    </message>
    <message>
        <source>Earlier text</source>
        <translation>Báo cáo trước</translation>
    </message>
    <message>
        <source>There is no earlier report of this office on this computer. To compare, bring one in: menu File, “Import from a file…”, and give its year.</source>
        <translation>Chưa có báo cáo năm trước của cơ quan trong máy. Muốn đối chiếu, hãy nhập báo cáo cũ: menu Tệp, «Từ tệp…», rồi chọn năm của báo cáo đó.</translation>
    </message>
    <message>
        <source>Put the caret into a section with text to see what the earlier report says there.</source>
        <translation>Đặt con trỏ vào một mục có lời văn để xem báo cáo trước viết gì ở mục đó.</translation>
    </message>
    <message>
        <source>The earlier report has no section that corresponds to this one.</source>
        <translation>Báo cáo trước không có mục tương ứng với mục này.</translation>
    </message>
    <message>
        <source>This section was left empty in the earlier report.</source>
        <translation>Mục này trong báo cáo trước để trống.</translation>
    </message>
    <message>
        <source>The texts have hardly a word in common; differences are not marked.</source>
        <translation>Hai bản gần như khác hẳn nhau nên không đánh dấu khác biệt.</translation>
    </message>
    <message>
        <source>Paragraphs copied: %1</source>
        <translation>Đã chép sang: %1 đoạn</translation>
    </message>
</context>
<context>
    <name>PrintFlow</name>
    <message>
        <source>No printer is set up on this computer. Nothing was changed; the report can be saved as a PDF and printed on another computer.</source>
        <translation>Máy tính này chưa cài máy in nào. Chưa có gì thay đổi; có thể lưu báo cáo thành PDF rồi in ở máy khác.</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>&amp;Lưu thành PDF…</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>What the check of the data file found</source>
        <translation>Kết quả kiểm tra tệp dữ liệu</translation>
    </message>
    <message>
        <source>The check changed nothing in the file. Give these lines, with a copy of the file, to whoever looks after this computer.</source>
        <translation>Việc kiểm tra không làm thay đổi gì trong tệp. Vui lòng chuyển các dòng này cùng một bản sao của tệp cho người phụ trách máy tính.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>và %1 dòng nữa</translation>
    </message>
    <message>
        <source>&amp;Recover…</source>
        <translation>&amp;Khôi phục…</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>&amp;Chép tất cả</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Set a finding aside</source>
        <translation>Bỏ qua một chỗ</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Lý do:</translation>
    </message>
    <message>
        <source>The reason is kept with the report. The finding is shown again when the words there change.</source>
        <translation>Lý do được lưu cùng báo cáo. Khi chữ ở chỗ đó thay đổi, chỗ này lại hiện ra.</translation>
    </message>
    <message>
        <source>&amp;Set aside</source>
        <translation>&amp;Bỏ qua</translation>
    </message>
    <message>
        <source>Checked against the sources: it is right as it stands</source>
        <translation>Đã đối chiếu, viết như vậy là đúng</translation>
    </message>
    <message>
        <source>A proper name, or quoted word for word</source>
        <translation>Tên riêng hoặc trích nguyên văn</translation>
    </message>
    <message>
        <source>Written as the superior body&apos;s letter asks</source>
        <translation>Viết theo văn bản của cấp trên</translation>
    </message>
    <message>
        <source>Required; arrow down brings usual reasons</source>
        <translation>Bắt buộc; phím ↓ chọn lý do thường gặp</translation>
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
    <name>RecordSubmissionDialog</name>
    <message>
        <source>Add a sending</source>
        <translation>Ghi một lần gửi</translation>
    </message>
    <message>
        <source>For what was sent without this program: handed over, put on a stick, sent by the document system. It is written down for the newest signed revision.</source>
        <translation>Dùng khi gửi không qua chương trình này: nộp trực tiếp, chép vào USB, gửi trên hệ thống văn bản. Nhật ký ghi cho bản đã ký mới nhất.</translation>
    </message>
    <message>
        <source>For what was really sent: by the mail program or the browser, handed over, put on a stick, by the document system.</source>
        <translation>Ghi lại lần gửi thật: qua chương trình thư hoặc trình duyệt, nộp trực tiếp, chép USB, hay hệ thống văn bản.</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>Ghi &amp;vào nhật ký</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recover the data</source>
        <translation>Khôi phục dữ liệu</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Khôi phục</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Những chỗ khác nhau</translation>
    </message>
    <message>
        <source>The file is being examined. Nothing is changed by that.</source>
        <translation>Đang xem xét tệp. Việc xem xét không thay đổi gì.</translation>
    </message>
    <message>
        <source>&amp;Keep all that is readable (intact rows: %1); losses come from the newest backup</source>
        <translation>&amp;Giữ mọi phần còn đọc được (%1 dòng nguyên vẹn), chỗ mất lấy từ bản sao lưu</translation>
    </message>
    <message>
        <source>&amp;Keep all that is readable (intact rows: %1)</source>
        <translation>&amp;Giữ mọi phần còn đọc được (%1 dòng nguyên vẹn)</translation>
    </message>
    <message>
        <source>Take the newest &amp;backup alone: %1, %2 reports</source>
        <translation>&amp;Chỉ lấy bản sao lưu gần nhất: lúc %1, %2 báo cáo</translation>
    </message>
    <message>
        <source>What had to be filled, and where the backup says something else:</source>
        <translation>Những chỗ phải lấy bù, và những chỗ khác bản sao lưu:</translation>
    </message>
    <message>
        <source>Both hold the same texts.</source>
        <translation>Hai cách cho cùng một nội dung.</translation>
    </message>
    <message>
        <source>The reports in “%1” are whole; scans beside it are gone or damaged. Those that the backups have can be brought back.</source>
        <translation>Báo cáo trong «%1» nguyên vẹn; bản quét ở tệp bên cạnh bị mất hoặc hỏng. Những bản quét còn trong bản sao lưu có thể lấy lại.</translation>
    </message>
    <message>
        <source>“%1” was examined and is whole. There is nothing to recover.</source>
        <translation>Đã xem xét «%1»: tệp nguyên vẹn, không có gì phải khôi phục.</translation>
    </message>
    <message>
        <source>“%1” is gone. The newest backup can take its place.</source>
        <translation>Không còn tệp «%1». Có thể dùng bản sao lưu gần nhất thay vào.</translation>
    </message>
    <message>
        <source>“%1” is no data file that this program can open. It is left as it is; the newest backup can be restored into a new file beside it.</source>
        <translation>«%1» không phải tệp dữ liệu mà chương trình này mở được. Tệp được để nguyên; có thể khôi phục bản sao lưu gần nhất vào một tệp mới bên cạnh.</translation>
    </message>
    <message>
        <source>“%1” is damaged. It will be kept under another name and never removed; a new file takes its place.</source>
        <translation>«%1» bị hỏng. Tệp hỏng sẽ được giữ dưới tên khác, không bị xóa; một tệp mới thay vào chỗ của nó.</translation>
    </message>
    <message>
        <source>Nothing in “%1” is readable and there is no backup on this computer. It is left as it is. If there is a copy on a stick, choose that file; signed reports can be restored from the PDF files that were exported.</source>
        <translation>Không còn gì đọc được trong «%1» và máy này không có bản sao lưu. Tệp được để nguyên. Nếu có bản đã chép ra USB, xin chọn tệp ấy; báo cáo đã ký có thể khôi phục từ các tệp PDF đã xuất.</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Register number and date</source>
        <translation>Ghi số, ngày văn bản</translation>
    </message>
    <message>
        <source>No earlier revision that was signed by pen waits for its number and date.</source>
        <translation>Không có bản ký tay nào trước đây còn thiếu số và ngày.</translation>
    </message>
    <message>
        <source>Re&amp;vision:</source>
        <translation>&amp;Bản:</translation>
    </message>
    <message>
        <source>Write down what was written on the signed page by hand. It is recorded beside the revision; the signed page itself is not changed. Please compare with the paper first: what is recorded cannot be changed.</source>
        <translation>Ghi lại số và ngày đã viết tay trên bản ký. Số, ngày được lưu bên cạnh bản đã ký; bản đã ký không thay đổi. Xin đối chiếu với bản giấy trước: đã ghi nhận thì không sửa được nữa.</translation>
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
    <message>
        <source>Revision {revision}, signed off on {date}</source>
        <translation>Bản {revision}, ký duyệt ngày {date}</translation>
    </message>
    <message>
        <source>Revision {revision} has its number and date already: {name}. Nothing more is to be recorded; “Amend” opens the next revision.</source>
        <translation>Bản {revision} đã có số, ngày: {name}, không phải ghi gì thêm. Muốn thay đổi, xin dùng lệnh «Sửa đổi» để mở bản kế tiếp.</translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
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
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
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
        <source>Signed r{revision}</source>
        <translation>Đã ký bản {revision}</translation>
    </message>
    <message>
        <source>Waiting for signature</source>
        <translation>Chờ ký</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả lại</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Nháp</translation>
    </message>
    <message>
        <source>Draft r{revision}</source>
        <translation>Nháp bản {revision}</translation>
    </message>
    <message>
        <source>{done} of {total} required sections have text</source>
        <translation>{done}/{total} mục bắt buộc đã có nội dung</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Signed off as revision %1. Every later change needs an amendment with a reason.</source>
        <translation>Đã ký duyệt bản %1. Muốn thay đổi phải sửa đổi và ghi lý do.</translation>
    </message>
    <message>
        <source>Signed off as revision %1, issued as %2. Every later change needs an amendment with a reason.</source>
        <translation>Đã ký duyệt bản %1, số, ngày văn bản: %2. Muốn thay đổi phải sửa đổi và ghi lý do.</translation>
    </message>
    <message>
        <source>A&amp;mend…</source>
        <translation>Sửa đổ&amp;i…</translation>
    </message>
    <message>
        <source>Record number and date…</source>
        <translation>Ghi số, ngày…</translation>
    </message>
    <message>
        <source>The disk is slow: the save of %1 is not done yet.</source>
        <translation>Đĩa đang chậm: lần ghi lúc %1 vẫn chưa xong.</translation>
    </message>
    <message>
        <source>Go on typing: what you typed is still here and is saved as soon as the disk answers. Do not close the window.</source>
        <translation>Xin cứ gõ tiếp: chữ đã gõ vẫn còn ở đây và được lưu ngay khi đĩa ghi xong. Đừng đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Go on typing: what you typed is still here and is tried again every few seconds. Do not close the window.</source>
        <translation>Xin cứ gõ tiếp: chữ đã gõ vẫn còn ở đây và cứ vài giây chương trình tự ghi lại. Đừng đóng cửa sổ.</translation>
    </message>
    <message>
        <source>Save a cop&amp;y elsewhere…</source>
        <translation>&amp;Lưu bản sao ra nơi khác…</translation>
    </message>
</context>
<context>
    <name>RescueCopy</name>
    <message>
        <source>Save a copy elsewhere</source>
        <translation>Lưu bản sao ra nơi khác</translation>
    </message>
    <message>
        <source>Report databases (*.db)</source>
        <translation>Tệp dữ liệu báo cáo (*.db)</translation>
    </message>
    <message>
        <source>The open report is copied to %1. Your other reports could not be copied: their file cannot be read now.</source>
        <translation>Đã chép báo cáo đang mở vào %1. Chưa chép được các báo cáo khác vì lúc này không đọc được tệp dữ liệu.</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>Đã chép ra %1</translation>
    </message>
    <message>
        <source>Only the texts of the open report could be copied, to %1</source>
        <translation>Chỉ chép được phần chữ của báo cáo đang mở, vào %1</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Khôi phục bản sao lưu</translation>
    </message>
    <message>
        <source>The backup of %1 holds %2 reports. What was written since is not in it; nothing is lost by restoring: the file that is open now stays as it is.</source>
        <translation>Bản sao lưu lúc %1 có %2 báo cáo, không có những gì viết sau đó. Khôi phục không làm mất gì: tệp đang mở được giữ nguyên.</translation>
    </message>
    <message>
        <source>&amp;Open it as a new file, to look something up: %1</source>
        <translation>&amp;Mở thành tệp mới để tra cứu: %1</translation>
    </message>
    <message>
        <source>&amp;Work on with it from now on; the present file is kept under another name</source>
        <translation>&amp;Dùng bản này từ nay; tệp hiện tại được giữ dưới tên khác</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Khôi phục</translation>
    </message>
</context>
<context>
    <name>RestoreFlow</name>
    <message>
        <source>A report of the same identity is here already and says something else. It stays as it is; the file becomes a report of its own, marked as a copy.</source>
        <translation>Báo cáo cùng mã đã có ở đây với nội dung khác. Báo cáo đó giữ nguyên; tệp này thành một báo cáo riêng, ghi rõ là bản sao.</translation>
    </message>
    <message>
        <source>Restore it?</source>
        <translation>Khôi phục?</translation>
    </message>
    <message>
        <source>This file is a draft, so it becomes a draft here, marked with where it came from.</source>
        <translation>Tệp này là dự thảo nên sẽ thành một bản nháp, ghi rõ lấy từ đâu.</translation>
    </message>
    <message>
        <source>The file&apos;s result is “%1”: it is not proven that this is what was signed. It becomes a draft, marked with where it came from.</source>
        <translation>Kết quả kiểm tra tệp là «%1»: chưa chứng minh được đây là bản đã ký. Tệp sẽ thành một bản nháp, ghi rõ lấy từ đâu.</translation>
    </message>
    <message>
        <source>The report was here already, word for word; nothing was changed.</source>
        <translation>Báo cáo đã có sẵn, đúng từng chữ; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Restored as signed: revision %1, with the official file.</source>
        <translation>Đã khôi phục đúng như đã ký: bản %1, cùng tệp chính thức.</translation>
    </message>
    <message>
        <source>Restored as a draft.</source>
        <translation>Đã khôi phục thành bản nháp.</translation>
    </message>
    <message>
        <source>It is a copy; the other report stays as it is.</source>
        <translation>Đây là bản sao; báo cáo kia giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Return with comments</source>
        <translation>Trả lại kèm ý kiến</translation>
    </message>
    <message>
        <source>The clerk sees each comment at its part. The report opens for editing again; nothing is lost.</source>
        <translation>Người soạn thấy từng ý kiến ở đúng mục của nó. Báo cáo được mở lại để sửa; không mất nội dung nào.</translation>
    </message>
    <message>
        <source>&amp;Part:</source>
        <translation>&amp;Mục:</translation>
    </message>
    <message>
        <source>What is to be changed here</source>
        <translation>Cần sửa gì ở đây</translation>
    </message>
    <message>
        <source>&amp;Return</source>
        <translation>&amp;Trả lại</translation>
    </message>
    <message>
        <source>&amp;Comment on: %1</source>
        <translation>Ý &amp;kiến về: %1</translation>
    </message>
    <message>
        <source>The whole report</source>
        <translation>Cả báo cáo</translation>
    </message>
    <message>
        <source>General information</source>
        <translation>Thông tin chung</translation>
    </message>
    <message>
        <source>Recipients and signature</source>
        <translation>Nơi nhận và ký</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Mở đầu</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Số liệu</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>row %1</source>
        <translation>dòng %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>worked out</source>
        <translation>chương trình tính</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>đề xuất</translation>
    </message>
    <message>
        <source>to be mended</source>
        <translation>phải sửa</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules of the review</source>
        <translation>Quy tắc rà soát</translation>
    </message>
    <message>
        <source>A rule that is switched off finds nothing any more, in any report. Space switches the rule.</source>
        <translation>Quy tắc đã tắt thì không rà soát nữa, ở mọi báo cáo. Phím cách để bật hoặc tắt.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Các quy tắc</translation>
    </message>
    <message>
        <source>Switch &amp;all on again</source>
        <translation>&amp;Bật lại tất cả</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>Find</source>
        <translation>Tì&amp;m</translation>
    </message>
    <message>
        <source>Replace b&amp;y</source>
        <translation>Thay bằng</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Từ cần tìm</translation>
    </message>
    <message>
        <source>Words to put in</source>
        <translation>Từ thay vào</translation>
    </message>
    <message>
        <source>Nothing: the words go out</source>
        <translation>Để trống: bỏ các từ ấy đi</translation>
    </message>
    <message>
        <source>Letter&amp;s without marks find all</source>
        <translation>Không phân b&amp;iệt dấu</translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation>Phân biệt chữ hoa</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>Chỉ ng&amp;uyên từ</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Ne&amp;xt</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Trước</translation>
    </message>
    <message>
        <source>Replace this &amp;one</source>
        <translation>Thay chỗ nà&amp;y</translation>
    </message>
    <message>
        <source>Replace all &amp;marked</source>
        <translation>Thay &amp;loạt chỗ đã chọn</translation>
    </message>
    <message>
        <source>Take the replacement bac&amp;k</source>
        <translation>H&amp;oàn tác lần thay vừa rồi</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Các chỗ tìm thấy</translation>
    </message>
    <message>
        <source>The text has changed meanwhile; nothing was replaced. It is searched again.</source>
        <translation>Nội dung vừa thay đổi nên chưa thay gì. Đang tìm lại.</translation>
    </message>
    <message>
        <source>Replaced: %1</source>
        <translation>Đã thay: %1 chỗ</translation>
    </message>
    <message>
        <source>Taken back, except in %1 places that were changed since.</source>
        <translation>Đã hoàn tác, trừ %1 phần đã sửa sau đó.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Đã hoàn tác.</translation>
    </message>
    <message>
        <source>Type words to find them in all parts, footnotes and tables.</source>
        <translation>Gõ từ cần tìm; tìm trong mọi phần, chú thích và bảng.</translation>
    </message>
    <message>
        <source>Replaced: %1. No such place is left.</source>
        <translation>Đã thay: %1. Không còn chỗ nào như vậy.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>Không tìm thấy.</translation>
    </message>
    <message>
        <source> (the first ones)</source>
        <translation> (những chỗ đầu)</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Tìm thấy: %1 chỗ</translation>
    </message>
    <message>
        <source>footnote %1</source>
        <translation>chú thích %1</translation>
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
        <source>Worth a look: %1 (F7)</source>
        <translation>Nên xem: %1 chỗ (F7)</translation>
    </message>
    <message>
        <source>Copied from an earlier report: still right for this period (Ctrl+F8)</source>
        <translation>Lấy từ báo cáo trước: vẫn đúng với kỳ này (Ctrl+F8)</translation>
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
        <source>Looked at</source>
        <translation>Đã xem lại</translation>
    </message>
    <message>
        <source>Worth a look: %1 (being reviewed…)</source>
        <translation>Nên xem: %1 chỗ (đang rà soát…)</translation>
    </message>
    <message>
        <source>Characters that no page can show were left out: %1</source>
        <translation>Đã bỏ những ký tự không in được: %1</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 từ</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 từ</translation>
    </message>
</context>
<context>
    <name>SectionTabs</name>
    <message>
        <source>Parts of the report</source>
        <translation>Các phần của báo cáo</translation>
    </message>
    <message>
        <source>Scroll to the left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <source>Scroll to the right</source>
        <translation>Cuộn sang phải</translation>
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
        <source>comments of the chief: %1</source>
        <translation>ý kiến khi trả lại: %1</translation>
    </message>
    <message>
        <source>being reviewed</source>
        <translation>đang rà soát</translation>
    </message>
    <message>
        <source>findings: %1, of them to be mended: %2</source>
        <translation>%1 chỗ cần xem, trong đó phải sửa %2</translation>
    </message>
    <message>
        <source>worth a look: %1</source>
        <translation>nên xem %1 chỗ</translation>
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
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Panels beside the text</source>
        <translation>Các khung bên cạnh phần soạn thảo</translation>
    </message>
    <message>
        <source>Scroll to the left</source>
        <translation>Cuộn sang trái</translation>
    </message>
    <message>
        <source>Scroll to the right</source>
        <translation>Cuộn sang phải</translation>
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
        <translation>&amp;Ký số</translation>
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
        <source>Digital signature with another progra&amp;m</source>
        <translation>Ký số &amp;bằng chương trình khác</translation>
    </message>
    <message>
        <source>A digital signature comes after number and date: they are printed on the page that is signed. Please fill them in above.</source>
        <translation>Ký số cần có số và ngày trước, vì cả hai in trên trang được ký. Xin ghi ở trên.</translation>
    </message>
    <message>
        <source>Number and date may stay open: the page then has blanks to write them in by hand before the year {year}, and they are recorded afterwards with “Register”.</source>
        <translation>Số và ngày có thể để trống: trang in sẵn «năm {year}» và chừa chỗ để ghi tay; sau khi ký thì ghi lại bằng lệnh «Ghi số, ngày».</translation>
    </message>
    <message>
        <source>The PDF gets empty fields for signatures. Export it, sign that very file with the other program, and bring it in with “Take back a signed copy or scan”.</source>
        <translation>Tệp PDF có sẵn ô trống cho chữ ký số. Xin xuất tệp, ký chính tệp ấy bằng chương trình kia, rồi đưa vào ở «Nhận lại bản đã ký, bản quét».</translation>
    </message>
    <message>
        <source>Making the final pages</source>
        <translation>Đang làm bản in chính thức</translation>
    </message>
    <message>
        <source>&amp;Sign digitally…</source>
        <translation>Chọn chứn&amp;g thư…</translation>
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
        <source>No signature is on it yet: export the PDF, sign that very file with the other program, and bring it in with “Take back a signed copy or scan”.</source>
        <translation>Chưa có chữ ký nào: xin xuất tệp PDF, ký chính tệp ấy bằng chương trình kia, rồi đưa vào ở «Nhận lại bản đã ký, bản quét».</translation>
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
    <name>SignatoryForm</name>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Số:</translation>
    </message>
    <message>
        <source>&amp;Date:</source>
        <translation>&amp;Ngày:</translation>
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
        <source>before a digital signature, e.g. 12</source>
        <translation>phải có trước khi ký số, ví dụ: 12</translation>
    </message>
    <message>
        <source>e.g. 15/12/2026</source>
        <translation>ví dụ: 15/12/2026</translation>
    </message>
</context>
<context>
    <name>SignatureBlockForm</name>
    <message>
        <source>Who s&amp;igns:</source>
        <translation>Ai ký:</translation>
    </message>
    <message>
        <source>Body after TM.:</source>
        <translation>Tập thể sau TM.:</translation>
    </message>
    <message>
        <source>Head&apos;s post after KT.:</source>
        <translation>Người đứng đầu sau KT.:</translation>
    </message>
    <message>
        <source>Signer&apos;s own post:</source>
        <translation>Chức vụ người ký:</translation>
    </message>
    <message>
        <source>&amp;Lines as they print *:</source>
        <translation>Các &amp;dòng in ra *:</translation>
    </message>
    <message>
        <source>Signer&apos;s full n&amp;ame *:</source>
        <translation>Họ và tên người ký *:</translation>
    </message>
    <message>
        <source>for example: ỦY BAN NHÂN DÂN</source>
        <translation>ví dụ: ỦY BAN NHÂN DÂN</translation>
    </message>
    <message>
        <source>for example: CHỦ TỊCH</source>
        <translation>ví dụ: CHỦ TỊCH</translation>
    </message>
    <message>
        <source>Composed by the fields above; your own lines are kept too</source>
        <translation>Tự lập từ các ô ở trên; dòng tự ghi vẫn được giữ nguyên</translation>
    </message>
    <message>
        <source>As written in the lines below</source>
        <translation>Như các dòng tự ghi bên dưới</translation>
    </message>
    <message>
        <source>The head, the post alone</source>
        <translation>Người đứng đầu ký, chỉ ghi chức vụ</translation>
    </message>
    <message>
        <source>TM. – on behalf of a body</source>
        <translation>TM. – thay mặt tập thể</translation>
    </message>
    <message>
        <source>KT. – a deputy for the head</source>
        <translation>KT. – cấp phó ký thay cấp trưởng</translation>
    </message>
    <message>
        <source>TM., KT. – on behalf, a deputy</source>
        <translation>TM., KT. – thay mặt, cấp phó ký thay</translation>
    </message>
    <message>
        <source>Q. – acting head</source>
        <translation>Q. – quyền cấp trưởng</translation>
    </message>
    <message>
        <source>TM., Q. – on behalf, acting head</source>
        <translation>TM., Q. – thay mặt, quyền cấp trưởng</translation>
    </message>
    <message>
        <source>TL. – by order of the head</source>
        <translation>TL. – ký thừa lệnh</translation>
    </message>
    <message>
        <source>TL., KT. – by order, a deputy</source>
        <translation>TL., KT. – thừa lệnh, cấp phó ký thay</translation>
    </message>
    <message>
        <source>TUQ. – authorised by the head</source>
        <translation>TUQ. – ký thừa ủy quyền</translation>
    </message>
    <message>
        <source>TUQ., KT. – authorised, a deputy</source>
        <translation>TUQ., KT. – thừa ủy quyền, cấp phó ký thay</translation>
    </message>
    <message>
        <source>Head&apos;s post after {authority}:</source>
        <translation>Người đứng đầu sau {authority}:</translation>
    </message>
    <message>
        <source>for example: Phó Chủ tịch</source>
        <translation>ví dụ: Phó Chủ tịch</translation>
    </message>
</context>
<context>
    <name>SignaturePictures</name>
    <message>
        <source>Signature of:</source>
        <translation>Chữ ký của:</translation>
    </message>
    <message>
        <source>Picture of the signature:</source>
        <translation>Ảnh chữ ký:</translation>
    </message>
    <message>
        <source>Picture of the seal:</source>
        <translation>Ảnh con dấu:</translation>
    </message>
    <message>
        <source>Picture of the signature</source>
        <translation>Ảnh chữ ký</translation>
    </message>
    <message>
        <source>Picture of the seal</source>
        <translation>Ảnh con dấu</translation>
    </message>
    <message>
        <source>Full name as printed; each signer has a picture of their own. Printed by a digital signature.</source>
        <translation>Họ tên như in trên trang; mỗi người ký một ảnh. Ảnh hiện trên trang khi ký số.</translation>
    </message>
    <message>
        <source>Pictures can be added once the office has its code.</source>
        <translation>Ghi mã cơ quan xong mới thêm ảnh được.</translation>
    </message>
</context>
<context>
    <name>SignaturesLabel</name>
    <message>
        <source>Digital signatures</source>
        <translation>Các chữ ký số</translation>
    </message>
    <message>
        <source>{name} (the agency&apos;s seal)</source>
        <translation>{name} (con dấu cơ quan)</translation>
    </message>
    <message>
        <source>name that cannot be read</source>
        <translation>không đọc được tên</translation>
    </message>
    <message>
        <source>time not stated</source>
        <translation>không ghi thời điểm</translation>
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
        <source>Re&amp;store from a PDF…</source>
        <translation>Khôi phụ&amp;c từ tệp PDF…</translation>
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
        <source>&amp;Check received files…</source>
        <translation>&amp;Kiểm tra tệp nhận được…</translation>
    </message>
    <message>
        <source>“%1” is a folder. Please open it and drop the files in it.</source>
        <translation>«%1» là một thư mục. Xin mở thư mục rồi thả các tệp trong đó.</translation>
    </message>
    <message>
        <source>Several PDF files can be dropped together; other files one at a time.</source>
        <translation>Có thể thả nhiều tệp PDF một lúc; tệp loại khác xin thả từng tệp.</translation>
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
    <name>StateBanners</name>
    <message>
        <source>Presented for signature. The report can only be read until it is signed off, returned or withdrawn.</source>
        <translation>Đã trình ký. Báo cáo chỉ đọc được cho đến khi được ký duyệt, trả lại hoặc rút lại.</translation>
    </message>
    <message>
        <source>Return with comments…</source>
        <translation>Trả lại…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>This report replaces %1 and does not say so yet.</source>
        <translation>Báo cáo này thay thế %1 nhưng chưa có câu nào nói điều đó.</translation>
    </message>
    <message>
        <source>Put the sentence in</source>
        <translation>Đưa câu này vào</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Leave the full screen (F11)</source>
        <translation>Thoát toàn màn hình (F11)</translation>
    </message>
    <message>
        <source>signed copy kept</source>
        <translation>có bản ký số</translation>
    </message>
    <message>
        <source>to be signed with another program</source>
        <translation>chờ ký số bằng chương trình khác</translation>
    </message>
    <message>
        <source>1 scan kept</source>
        <translation>có 1 bản quét</translation>
    </message>
    <message>
        <source>%1 scans kept</source>
        <translation>có %1 bản quét</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 từ</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 từ</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 trang</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 trang</translation>
    </message>
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
        <source>waiting for signature</source>
        <translation>chờ ký</translation>
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
    <name>StickReminder</name>
    <message>
        <source>The reports were not copied to a stick for a week. A copy elsewhere keeps them if this PC breaks.</source>
        <translation>Đã hơn một tuần chưa chép báo cáo ra USB. Có bản ở nơi khác thì máy hỏng cũng không mất báo cáo.</translation>
    </message>
    <message>
        <source>Copy t&amp;o a stick…</source>
        <translation>Chép ra &amp;USB…</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Tuần sau</translation>
    </message>
</context>
<context>
    <name>SubmissionLogDialog</name>
    <message>
        <source>Submission log</source>
        <translation>Nhật ký gửi</translation>
    </message>
    <message>
        <source>PDF files saved and mail drafts written are noted by themselves; that something was sent is for you to add. A wrong entry is corrected or struck out, and its former state stays.</source>
        <translation>Tệp PDF đã lưu và thư nháp đã soạn được tự ghi; khi đã gửi thật, vui lòng ghi thêm. Dòng ghi sai thì sửa hoặc gạch bỏ, nội dung cũ vẫn còn.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Chưa gửi lần nào.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet: only what is signed off is sent.</source>
        <translation>Chưa gửi lần nào: báo cáo ký duyệt xong mới gửi.</translation>
    </message>
    <message>
        <source>Files sent</source>
        <translation>Các lần gửi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Bản</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Gửi tới</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Việc đã làm</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>&amp;Add a sending…</source>
        <translation>Đã &amp;gửi…</translation>
    </message>
    <message>
        <source>&amp;Correct this entry…</source>
        <translation>&amp;Sửa dòng này…</translation>
    </message>
    <message>
        <source>Written down on {time}</source>
        <translation>Ghi vào nhật ký lúc {time}</translation>
    </message>
    <message>
        <source>{file}
SHA-256 of the file: {hash}</source>
        <translation>{file}
SHA-256 của tệp: {hash}</translation>
    </message>
    <message>
        <source>Former: {event}</source>
        <translation>Cũ: {event}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Lý do: {reason}</translation>
    </message>
</context>
<context>
    <name>TableEditor</name>
    <message>
        <source>No row yet. Press F5 to add a row, or paste rows from Excel with Ctrl+V.</source>
        <translation>Chưa có dòng nào. Nhấn F5 để thêm dòng, hoặc Ctrl+V để dán từ Excel.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Thêm dòng</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Xóa dòng</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>Chuyển dòng lên</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>Chuyển dòng xuống</translation>
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
        <source>Copy from above</source>
        <translation>Sao chép ô trên</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Ngày hôm nay</translation>
    </message>
    <message>
        <source>Note to the cell</source>
        <translation>Ghi chú cho ô</translation>
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
        <source>No rows.</source>
        <translation>Không có dòng nào.</translation>
    </message>
    <message>
        <source>Note to: %1</source>
        <translation>Ghi chú cho: %1</translation>
    </message>
    <message>
        <source>The program works this cell out.</source>
        <translation>Ô này chương trình tự tính.</translation>
    </message>
    <message>
        <source>Proposed: %1. Ctrl+Enter takes it over.</source>
        <translation>Đề nghị: %1. Nhấn Ctrl+Enter để nhận.</translation>
    </message>
    <message>
        <source>F2 opens the cell, Shift+F2 its note, Ctrl+D copies from above, F5 adds a row, F6 deletes it.</source>
        <translation>F2 sửa ô, Shift+F2 ghi chú, Ctrl+D chép ô trên, F5 thêm dòng, F6 xóa dòng.</translation>
    </message>
</context>
<context>
    <name>TablePaste</name>
    <message>
        <source>&amp;Take the rows left out as well</source>
        <translation>&amp;Lấy cả những dòng ấy</translation>
    </message>
    <message>
        <source>&amp;Mend all of them</source>
        <translation>&amp;Sửa tất cả</translation>
    </message>
</context>
<context>
    <name>TrustedCertificatesDialog</name>
    <message>
        <source>Trusted certificates</source>
        <translation>Chứng thư tin cậy</translation>
    </message>
    <message>
        <source>A signature is trusted where its certificate was issued under one of these. Revocation lists tell which certificates were withdrawn. Files may also be dropped here.</source>
        <translation>Chữ ký được tin cậy khi chứng thư của nó do một trong các nơi dưới đây cấp. Danh sách thu hồi cho biết chứng thư nào đã bị thu hồi. Cũng có thể thả tệp vào đây.</translation>
    </message>
    <message>
        <source>Nothing has been loaded yet, and the program brings none along: whom to trust is the office&apos;s decision. The root certificates and revocation lists for state bodies come from the Government Cipher Committee (Ban Cơ yếu Chính phủ); those of the licensed authorities from the authority that issued the certificate, or from the National Root CA. Copy the files (.cer, .crt, .pem, .p7b, .crl) to this computer, compare the fingerprint with the one their issuer publishes, and add them here.</source>
        <translation>Chưa nạp gì, và chương trình không kèm sẵn chứng thư nào: tin nơi cấp nào là do cơ quan quyết định. Chứng thư gốc và danh sách thu hồi dùng cho cơ quan nhà nước lấy của Ban Cơ yếu Chính phủ; của các tổ chức được cấp phép thì lấy ở nơi cấp chứng thư hoặc ở Trung tâm Chứng thực điện tử quốc gia. Xin chép tệp (.cer, .crt, .pem, .p7b, .crl) vào máy này, đối chiếu dấu vân tay với dấu nơi cấp công bố, rồi thêm vào đây.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Hiệu lực đến</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Dấu vân tay (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted certificates and revocation lists</source>
        <translation>Chứng thư tin cậy và danh sách thu hồi</translation>
    </message>
    <message>
        <source>&amp;Add from files…</source>
        <translation>&amp;Thêm từ tệp…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Bỏ…</translation>
    </message>
    <message>
        <source>Added: {count}.</source>
        <translation>Đã thêm: {count}.</translation>
    </message>
    <message>
        <source>All of it was here already; nothing was changed.</source>
        <translation>Tất cả đã có sẵn; không có gì thay đổi.</translation>
    </message>
    <message>
        <source>Trust “{name}” no longer? Signatures that rest on it are then told as not trusted; the files themselves are not changed.</source>
        <translation>Không tin cậy «{name}» nữa? Chữ ký dựa vào đó sẽ được báo là chưa tin cậy; các tệp không thay đổi.</translation>
    </message>
    <message>
        <source>Removed: {name}.</source>
        <translation>Đã bỏ: {name}.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Chứng thư</translation>
    </message>
    <message>
        <source>Revocation list</source>
        <translation>Danh sách thu hồi</translation>
    </message>
    <message>
        <source>Certificates and revocation lists (*.cer *.crt *.pem *.der *.p7b *.p7c *.crl);;All files (*)</source>
        <translation>Chứng thư và danh sách thu hồi (*.cer *.crt *.pem *.der *.p7b *.p7c *.crl);;Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>VerdictFormatter</name>
    <message>
        <source>Not checked yet</source>
        <translation>Chưa kiểm tra</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>CANNOT BE READ</source>
        <translation>KHÔNG ĐỌC ĐƯỢC</translation>
    </message>
    <message>
        <source>%1 (replaced)</source>
        <translation>%1 (đã thay thế)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>What was proven</source>
        <translation>Đã kiểm tra được</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Cần lưu ý</translation>
    </message>
    <message>
        <source>Other files of the list</source>
        <translation>Liên quan đến tệp khác trong danh sách</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>In the file, but printed on no page</source>
        <translation>Có trong tệp nhưng không in trên trang</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>%1 (the agency&apos;s seal)</source>
        <translation>%1 (chữ ký số của cơ quan)</translation>
    </message>
    <message>
        <source>name that cannot be read</source>
        <translation>không đọc được tên</translation>
    </message>
    <message>
        <source>signed at %1</source>
        <translation>ký lúc %1</translation>
    </message>
    <message>
        <source>certificate issued by %1</source>
        <translation>chứng thư do %1 cấp</translation>
    </message>
    <message>
        <source>trusted</source>
        <translation>được tin cậy</translation>
    </message>
    <message>
        <source>not in the list of trusted certificates</source>
        <translation>không có trong danh sách tin cậy</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>chưa xét đến</translation>
    </message>
    <message>
        <source>not revoked</source>
        <translation>không bị thu hồi</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>ĐÃ BỊ THU HỒI</translation>
    </message>
    <message>
        <source>revocation not checked</source>
        <translation>chưa kiểm tra thu hồi</translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation>Tên: %1</translation>
    </message>
    <message>
        <source>Issuer: %1</source>
        <translation>Cơ quan ban hành: %1</translation>
    </message>
    <message>
        <source>Code of the office: %1</source>
        <translation>Mã cơ quan: %1</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Kỳ: %1</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>Số: %1</translation>
    </message>
    <message>
        <source>Date: %1</source>
        <translation>Ngày: %1</translation>
    </message>
    <message>
        <source>Revision: %1</source>
        <translation>Bản: %1</translation>
    </message>
    <message>
        <source>Name under the signature: %1</source>
        <translation>Tên in ở chỗ ký: %1</translation>
    </message>
    <message>
        <source>made with</source>
        <translation>tạo bằng</translation>
    </message>
    <message>
        <source>Place: %1</source>
        <translation>Nơi để tệp: %1</translation>
    </message>
    <message>
        <source>Size: %1 KB</source>
        <translation>Cỡ tệp: %1 KB</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Cơ quan ban hành</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Bản</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Are the files what they say they are?</source>
        <translation>Tệp nhận được có đúng là bản đã ký?</translation>
    </message>
    <message>
        <source>Drop the PDF files that came in here, or choose them with “Add files…”. Each is told to be valid, undetermined or invalid, with the reasons; no file is changed and no network is used.</source>
        <translation>Thả các tệp PDF nhận được vào đây, hoặc bấm «Thêm tệp…». Mỗi tệp được kết luận HỢP LỆ, CHƯA XÁC ĐỊNH hay KHÔNG HỢP LỆ, kèm lý do. Không tệp nào bị sửa, không dùng đến mạng.</translation>
    </message>
    <message>
        <source>Received files</source>
        <translation>Tệp nhận được</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Thêm tệp…</translation>
    </message>
    <message>
        <source>&amp;Trusted certificates…</source>
        <translation>Chứng thư t&amp;in cậy…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Dừng</translation>
    </message>
    <message>
        <source>Check the r&amp;est</source>
        <translation>Kiểm tra &amp;nốt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Đang kiểm tra</translation>
    </message>
    <message>
        <source>No certificate of an authority has been loaded yet, so the best result of a signed file is UNDETERMINED. Load those that the office trusts first.</source>
        <translation>Chưa nạp chứng thư gốc nào, nên tệp đã ký cũng chỉ được kết luận đến mức CHƯA XÁC ĐỊNH. Xin nạp chứng thư của các nơi cấp mà cơ quan tin cậy trước.</translation>
    </message>
    <message>
        <source>Trusted certificates…</source>
        <translation>Chứng thư tin cậy…</translation>
    </message>
    <message>
        <source>Checking %1/%2…</source>
        <translation>Đang kiểm tra %1/%2…</translation>
    </message>
    <message>
        <source>valid: %1</source>
        <translation>hợp lệ: %1</translation>
    </message>
    <message>
        <source>undetermined: %1</source>
        <translation>chưa xác định: %1</translation>
    </message>
    <message>
        <source>invalid: %1</source>
        <translation>không hợp lệ: %1</translation>
    </message>
    <message>
        <source>not ours: %1</source>
        <translation>của chương trình khác: %1</translation>
    </message>
    <message>
        <source>not readable: %1</source>
        <translation>không đọc được: %1</translation>
    </message>
    <message>
        <source>not checked: %1</source>
        <translation>chưa kiểm tra: %1</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation>Số tệp: %1</translation>
    </message>
</context>
<context>
    <name>VerifyWindow</name>
    <message>
        <source>Check received files</source>
        <translation>Kiểm tra tệp nhận được</translation>
    </message>
    <message>
        <source>&amp;Restore as a report…</source>
        <translation>&amp;Khôi phục thành báo cáo…</translation>
    </message>
    <message>
        <source>&amp;Open the pages</source>
        <translation>&amp;Mở tệp PDF</translation>
    </message>
    <message>
        <source>Co&amp;py the result</source>
        <translation>&amp;Sao chép kết quả</translation>
    </message>
    <message>
        <source>Save the &amp;list…</source>
        <translation>&amp;Lưu danh sách…</translation>
    </message>
    <message>
        <source>“%1” is a folder. Please open it, choose the files in it and drop them here.</source>
        <translation>«%1» là một thư mục. Xin mở thư mục, chọn các tệp trong đó rồi thả vào đây.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Đang khôi phục…</translation>
    </message>
    <message>
        <source>No program on this computer opens PDF files. The file is unchanged.</source>
        <translation>Máy này không có chương trình mở tệp PDF. Tệp giữ nguyên.</translation>
    </message>
    <message>
        <source>The result was copied.</source>
        <translation>Đã sao chép kết quả.</translation>
    </message>
    <message>
        <source>The list was written: %1</source>
        <translation>Đã ghi danh sách: %1</translation>
    </message>
    <message>
        <source>PDF files (*.pdf);;All files (*)</source>
        <translation>Tệp PDF (*.pdf);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>check-results.csv</source>
        <translation>ket-qua-kiem-tra.csv</translation>
    </message>
    <message>
        <source>Table for Excel (*.csv);;Text (*.txt)</source>
        <translation>Bảng cho Excel (*.csv);;Văn bản (*.txt)</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Lưu danh sách</translation>
    </message>
</context>
<context>
    <name>WayWords</name>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>File, folder</source>
        <translation>Tệp, thư mục</translation>
    </message>
    <message>
        <source>Other way</source>
        <translation>Cách khác</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>PDF files (*.pdf);;All files (*)</source>
        <translation>Tệp PDF (*.pdf);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Restore from a PDF</source>
        <translation>Khôi phục từ tệp PDF</translation>
    </message>
</context>
<context>
    <name>_BugBox</name>
    <message>
        <source>&amp;Restart the program</source>
        <translation>&amp;Mở lại chương trình</translation>
    </message>
    <message>
        <source>Save a &amp;copy elsewhere…</source>
        <translation>&amp;Lưu bản sao ra nơi khác…</translation>
    </message>
    <message>
        <source>Sho&amp;w the log</source>
        <translation>&amp;Xem tệp nhật ký</translation>
    </message>
    <message>
        <source>&amp;Save the log…</source>
        <translation>Lưu &amp;nhật ký…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>The program met a failure that it did not foresee.</source>
        <translation>Chương trình gặp lỗi ngoài dự tính.</translation>
    </message>
    <message>
        <source>Checking that everything typed is saved…</source>
        <translation>Đang kiểm tra xem mọi chữ đã gõ đã được lưu chưa…</translation>
    </message>
    <message>
        <source>Everything typed is saved; this was just read back from the data file. You can go on working; after a restart you are at the same place.</source>
        <translation>Mọi chữ đã gõ đã được lưu, chương trình vừa đọc lại tệp dữ liệu để kiểm tra. Có thể làm tiếp; nếu mở lại chương trình thì báo cáo hiện ra đúng chỗ này.</translation>
    </message>
    <message>
        <source>The last edits could not be saved. Do not close the window; save a copy elsewhere.</source>
        <translation>Những chữ gõ sau cùng chưa lưu được. Đừng đóng cửa sổ; vui lòng lưu một bản sao ra nơi khác.</translation>
    </message>
    <message>
        <source>The log says what happened in the program, without a word of your reports; please pass it on to whoever looks after the program.</source>
        <translation>Nhật ký ghi lỗi ở đâu trong chương trình, không có chữ nào của báo cáo; xin gửi cho người phụ trách chương trình.</translation>
    </message>
</context>
<context>
    <name>_EntryDialog</name>
    <message>
        <source>File:</source>
        <translation>Tệp:</translation>
    </message>
    <message>
        <source>{file}, revision {number}</source>
        <translation>{file}, bản {number}</translation>
    </message>
    <message>
        <source>&amp;To whom:</source>
        <translation>&amp;Gửi tới:</translation>
    </message>
    <message>
        <source>&amp;How:</source>
        <translation>&amp;Cách gửi:</translation>
    </message>
    <message>
        <source>&amp;When:</source>
        <translation>&amp;Lúc:</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>G&amp;hi chú:</translation>
    </message>
    <message>
        <source>Body or person who received it</source>
        <translation>Cơ quan hoặc người đã nhận</translation>
    </message>
    <message>
        <source>If wished: number of the incoming entry, who received it</source>
        <translation>Không bắt buộc: số vào sổ, người tiếp nhận</translation>
    </message>
</context>
</TS>
