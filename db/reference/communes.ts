/**
 * The communes, wards and special zones of Hải Phòng since 1 July 2025: code, name, and what each was made of, in whole
 * or in part. Names and former names: Nghị quyết 1669/NQ-UBTVQH15 of 16/06/2025, Điều 1, in its order, compared with the
 * State's map of the rearrangement; codes: Công văn 1027/CTK-CSCL of 25/06/2025 of the Cục Thống kê. Where two former
 * units had one name, the district follows, as in the resolution.
 */
const wards = `
11560 Thủy Nguyên | Phường Dương Quan, phường Thủy Đường; một phần phường Hoa Động, phường An Lư, phường Thủy Hà
11557 Thiên Hương | Phường Thiên Hương, phường Hoàng Lâm; một phần phường Lê Hồng Phong, phường Hoa Động
11533 Hòa Bình | Phường Hòa Bình; một phần phường An Lư, phường Thủy Hà
11542 Nam Triệu | Phường Nam Triệu Giang, phường Lập Lễ, phường Tam Hưng
11473 Bạch Đằng | Phường Minh Đức, xã Bạch Đằng (thành phố Thủy Nguyên), phường Phạm Ngũ Lão
11488 Lưu Kiếm | Phường Trần Hưng Đạo (thành phố Thủy Nguyên), phường Lưu Kiếm; một phần xã Liên Xuân, xã Quang Trung (thành phố Thủy Nguyên)
11506 Lê Ích Mộc | Phường Quảng Thanh; một phần phường Lê Hồng Phong, xã Quang Trung (thành phố Thủy Nguyên)
11311 Hồng Bàng | Phường Hoàng Văn Thụ, phường Minh Khai, phường Phan Bội Châu, phường Thượng Lý, phường Sở Dầu, phường Hùng Vương; một phần phường Gia Viên
11602 Hồng An | Phường Quán Toan, phường An Hồng; một phần phường An Hưng, phường Đại Bản, phường Lê Thiện, phường Tân Tiến
11329 Ngô Quyền | Phường Máy Chai, phường Vạn Mỹ, phường Cầu Tre; một phần phường Gia Viên, phường Đông Khê
11359 Gia Viên | Phường Đằng Giang; một phần phường Cầu Đất, phường Lạch Tray, phường Gia Viên, phường Đông Khê
11383 Lê Chân | Phường Hàng Kênh, phường Dư Hàng Kênh, phường Kênh Dương; một phần phường An Biên, phường Trần Nguyên Hãn, phường Vĩnh Niệm, phường Cầu Đất, phường Lạch Tray
11407 An Biên | Phường An Dương; một phần phường An Biên, phường Trần Nguyên Hãn, phường Vĩnh Niệm
11413 Hải An | Phường Cát Bi, phường Đằng Lâm, phường Thành Tô, phường Đằng Hải, phường Tràng Cát; một phần phường Nam Hải, phường Đông Hải 2
11411 Đông Hải | Phường Đông Hải 1; một phần phường Đông Hải 2, phường Nam Hải
11443 Kiến An | Một phần phường Nam Sơn (quận Kiến An), phường Đồng Hòa, phường Bắc Sơn, phường Trần Thành Ngọ, phường Văn Đẩu
11446 Phù Liễn | Phường Bắc Hà, phường Ngọc Sơn; một phần thị trấn Trường Sơn, phường Nam Sơn (quận Kiến An), phường Đồng Hòa, phường Bắc Sơn, phường Trần Thành Ngọ, phường Văn Đẩu
11737 Nam Đồ Sơn | Phường Minh Đức (quận Đồ Sơn), phường Bàng La, phường Hợp Đức; một phần phường Vạn Hương, phường Ngọc Xuyên
11455 Đồ Sơn | Phường Hải Sơn; một phần phường Tân Thành, phường Vạn Hương, phường Ngọc Xuyên
11689 Hưng Đạo | Phường Đa Phúc, phường Hưng Đạo; một phần phường Anh Dũng, phường Hải Thành
11692 Dương Kinh | Phường Hòa Nghĩa; một phần phường Tân Thành, phường Anh Dũng, phường Hải Thành
11581 An Dương | Phường Nam Sơn (quận An Dương); một phần phường An Hải, phường Lê Lợi, phường Đồng Thái, phường Tân Tiến, phường An Hưng
11617 An Hải | Phường An Đồng, phường Hồng Thái; một phần phường Lê Lợi, phường An Hải, phường Đồng Thái
11593 An Phong | Phường An Hòa, phường Hồng Phong; một phần phường Đại Bản, phường Lê Thiện, phường Tân Tiến, phường Lê Lợi
10525 Hải Dương | Phường Trần Hưng Đạo (thành phố Hải Dương), phường Nhị Châu, phường Ngọc Châu, phường Quang Trung
10532 Lê Thanh Nghị | Phường Tân Bình, phường Thanh Bình, phường Lê Thanh Nghị; một phần phường Trần Phú
10543 Việt Hòa | Phường Việt Hòa, xã Cao An; một phần phường Tứ Minh, thị trấn Lai Cách
10507 Thành Đông | Phường Cẩm Thượng, phường Bình Hàn, phường Nguyễn Trãi, xã An Thượng
10837 Nam Đồng | Phường Nam Đồng, xã Tiền Tiến
10537 Tân Hưng | Phường Hải Tân, phường Tân Hưng, xã Ngọc Sơn; một phần phường Trần Phú
11002 Thạch Khôi | Phường Thạch Khôi, xã Gia Xuyên, xã Liên Hồng; một phần xã Thống Nhất
10891 Tứ Minh | Xã Cẩm Đoài; một phần phường Tứ Minh, thị trấn Lai Cách
10660 Ái Quốc | Phường Ái Quốc, xã Quyết Thắng; một phần xã Hồng Lạc
10549 Chu Văn An | Phường Sao Đỏ, phường Văn An, phường Chí Minh, phường Thái Học; một phần phường Cộng Hòa, phường Văn Đức
10546 Chí Linh | Phường Phả Lại, phường Cổ Thành, xã Nhân Huệ
10570 Trần Hưng Đạo | Xã Lê Lợi, xã Hưng Đạo (thành phố Chí Linh); một phần phường Cộng Hòa
10552 Nguyễn Trãi | Phường Bến Tắm, xã Bắc An, xã Hoàng Hoa Thám
10573 Trần Nhân Tông | Phường Hoàng Tân, phường Hoàng Tiến; một phần phường Văn Đức
10603 Lê Đại Hành | Phường Tân Dân (thành phố Chí Linh), phường An Lạc, phường Đồng Lạc
10675 Kinh Môn | Phường An Lưu, phường Hiệp An, phường Long Xuyên
10744 Nguyễn Đại Năng | Phường Thái Thịnh, phường Hiến Thành, xã Minh Hòa
10729 Trần Liễu | Phường An Phụ, xã Hiệp Hòa; một phần xã Thượng Quận
10678 Bắc An Phụ | Phường Thất Hùng, xã Bạch Đằng (thị xã Kinh Môn), xã Lê Ninh; một phần phường Văn Đức
10726 Phạm Sư Mạnh | Phường Phạm Thái, phường An Sinh, phường Hiệp Sơn
10714 Nhị Chiểu | Phường Tân Dân (thị xã Kinh Môn), phường Minh Tân, phường Duy Tân, phường Phú Thứ`

const communes = `
11674 An Hưng | Xã An Thái, xã An Thọ, xã Chiến Thắng
11668 An Khánh | Xã Tân Viên, xã Mỹ Đức; một phần xã Thái Sơn
11647 An Quang | Xã Quốc Tuấn, xã Quang Trung (huyện An Lão), xã Quang Hưng
11635 An Trường | Xã Bát Trang, xã Trường Thọ, xã Trường Thành
11629 An Lão | Thị trấn An Lão, xã An Thắng, xã Tân Dân, xã An Tiến; một phần thị trấn Trường Sơn, xã Thái Sơn
11680 Kiến Thụy | Thị trấn Núi Đối, xã Thanh Sơn (huyện Kiến Thụy), xã Thuận Thiên, xã Hữu Bằng; một phần xã Kiến Hưng
11725 Kiến Minh | Xã Minh Tân (huyện Kiến Thụy), xã Đại Đồng, xã Đông Phương
11749 Kiến Hải | Xã Tân Phong, xã Đại Hợp (huyện Kiến Thụy), xã Tú Sơn; một phần xã Đoàn Xá
11728 Kiến Hưng | Xã Tân Trào (huyện Kiến Thụy); một phần xã Kiến Hưng, xã Đoàn Xá
11713 Nghi Dương | Xã Ngũ Phúc (huyện Kiến Thụy), xã Kiến Quốc, xã Du Lễ
11761 Quyết Thắng | Xã Đại Thắng, xã Tiên Cường, xã Tự Cường
11755 Tiên Lãng | Thị trấn Tiên Lãng, xã Quyết Tiến, xã Tiên Thanh, xã Khởi Nghĩa
11779 Tân Minh | Xã Cấp Tiến, xã Kiến Thiết, xã Đoàn Lập; một phần xã Tân Minh
11791 Tiên Minh | Xã Tiên Thắng, xã Tiên Minh; một phần xã Tân Minh
11806 Chấn Hưng | Xã Nam Hưng (huyện Tiên Lãng), xã Bắc Hưng, xã Đông Hưng, xã Tây Hưng
11809 Hùng Thắng | Xã Hùng Thắng (huyện Tiên Lãng), xã Vinh Quang
11824 Vĩnh Bảo | Thị trấn Vĩnh Bảo, xã Vĩnh Hưng (huyện Vĩnh Bảo), xã Tân Hưng, xã Tân Liên
11911 Nguyễn Bỉnh Khiêm | Xã Trấn Dương, xã Hòa Bình, xã Lý Học
11887 Vĩnh Am | Xã Tam Cường, xã Cao Minh, xã Liên Am
11875 Vĩnh Hải | Xã Tiền Phong, xã Vĩnh Hải
11848 Vĩnh Hòa | Xã Vĩnh Hòa (huyện Vĩnh Bảo), xã Hùng Tiến
11836 Vĩnh Thịnh | Xã Thắng Thủy, xã Trung Lập, xã Việt Tiến
11842 Vĩnh Thuận | Xã Vĩnh An, xã Giang Biên, xã Dũng Tiến
11503 Việt Khê | Xã Ninh Sơn; một phần xã Liên Xuân
10705 Nam An Phụ | Xã Quang Thành, xã Lạc Long, xã Thăng Long; một phần xã Tuấn Việt, xã Vũ Dũng, xã Cộng Hòa
10606 Nam Sách | Thị trấn Nam Sách, xã Hồng Phong (huyện Nam Sách), xã Đồng Lạc
10642 Thái Tân | Xã Minh Tân (huyện Nam Sách), xã An Sơn, xã Thái Tân
10633 Trần Phú | Xã Quốc Tuấn (huyện Nam Sách), xã Hiệp Cát, xã Trần Phú
10615 Hợp Tiến | Xã Nam Hưng (huyện Nam Sách), xã Nam Tân, xã Hợp Tiến
10645 An Phú | Xã An Bình, xã An Phú; một phần xã Cộng Hòa
10813 Thanh Hà | Thị trấn Thanh Hà, xã Thanh Sơn (huyện Thanh Hà), xã Thanh Tân
10846 Hà Tây | Xã Tân An, xã An Phượng; một phần xã Thanh Hải
10816 Hà Bắc | Xã Tân Việt (huyện Thanh Hà); một phần xã Cẩm Việt, xã Hồng Lạc
10843 Hà Nam | Xã Thanh Xuân, xã Liên Mạc, xã Thanh Lang; một phần xã Thanh An, xã Hòa Bình
10882 Hà Đông | Xã Thanh Hồng, xã Vĩnh Cường, xã Thanh Quang
10930 Mao Điền | Xã Tân Trường, xã Cẩm Đông; một phần xã Phúc Điền
10903 Cẩm Giàng | Xã Lương Điền, xã Ngọc Liên, xã Cẩm Hưng; một phần xã Phúc Điền
10888 Cẩm Giang | Thị trấn Cẩm Giang, xã Định Sơn, xã Cẩm Hoàng
10909 Tuệ Tĩnh | Xã Đức Chính, xã Cẩm Vũ, xã Cẩm Văn
10945 Kẻ Sặt | Xã Vĩnh Hưng, xã Hùng Thắng (huyện Bình Giang), thị trấn Kẻ Sặt; một phần xã Vĩnh Hồng
10966 Bình Giang | Xã Tân Việt (huyện Bình Giang), xã Long Xuyên, xã Hồng Khê, xã Cổ Bì; một phần xã Vĩnh Hồng
10972 Đường An | Một phần xã Thúc Kháng, xã Thái Minh, xã Tân Hồng, xã Thái Dương, xã Thái Hòa
10993 Thượng Hồng | Xã Bình Xuyên (huyện Bình Giang); một phần xã Thanh Tùng, xã Đoàn Tùng, xã Thúc Kháng, xã Thái Minh, xã Tân Hồng, xã Thái Dương, xã Thái Hòa
10999 Gia Lộc | Xã Gia Tiến; một phần thị trấn Gia Lộc, xã Gia Phúc, xã Yết Kiêu, xã Lê Lợi (huyện Gia Lộc)
11020 Yết Kiêu | Một phần xã Thống Nhất, xã Lê Lợi (huyện Gia Lộc), xã Yết Kiêu
11050 Gia Phúc | Xã Toàn Thắng, xã Hoàng Diệu, xã Hồng Hưng; một phần xã Thống Kênh, xã Đoàn Thượng, xã Quang Đức, thị trấn Gia Lộc, xã Gia Phúc
11065 Trường Tân | Xã Phạm Trấn, xã Nhật Quang; một phần xã Thống Kênh, xã Đoàn Thượng, xã Quang Đức, thị trấn Thanh Miện
11074 Tứ Kỳ | Thị trấn Tứ Kỳ, xã Minh Đức, xã Quang Khải, xã Quang Phục
11113 Tân Kỳ | Xã Đại Hợp (huyện Tứ Kỳ), xã Tân Kỳ, xã Dân An, xã Kỳ Sơn; một phần xã Hưng Đạo (huyện Tứ Kỳ)
11086 Đại Sơn | Xã Bình Lãng, xã Đại Sơn; một phần xã Thanh Hải, xã Hưng Đạo (huyện Tứ Kỳ)
11131 Chí Minh | Xã An Thanh, xã Văn Tố, xã Chí Minh
11140 Lạc Phượng | Xã Quang Trung (huyện Tứ Kỳ), xã Lạc Phượng; một phần xã Tiên Động
11146 Nguyên Giáp | Xã Hà Kỳ, xã Nguyên Giáp, xã Hà Thanh; một phần xã Tiên Động
11203 Ninh Giang | Thị trấn Ninh Giang, xã Vĩnh Hòa (huyện Ninh Giang), xã Hồng Dụ, xã Hiệp Lực
11164 Vĩnh Lại | Xã Ứng Hòe, xã Tân Hương, xã Nghĩa An
11224 Khúc Thừa Dụ | Xã Bình Xuyên, xã Hồng Phong (huyện Ninh Giang), xã Kiến Phúc
11167 Tân An | Xã Tân Phong (huyện Ninh Giang), xã An Đức, xã Đức Phúc
11218 Hồng Châu | Xã Tân Quang, xã Văn Hội, xã Hưng Long
11239 Thanh Miện | Xã Cao Thắng, xã Ngũ Hùng, xã Tứ Cường; một phần thị trấn Thanh Miện
11254 Bắc Thanh Miện | Xã Hồng Quang, xã Lam Sơn, xã Lê Hồng
11257 Hải Hưng | Xã Tân Trào (huyện Thanh Miện), xã Ngô Quyền, xã Đoàn Kết
11242 Nguyễn Lương Bằng | Xã Phạm Kha, xã Nhân Quyền; một phần xã Thanh Tùng, xã Đoàn Tùng
11284 Nam Thanh Miện | Xã Hồng Phong (huyện Thanh Miện), xã Thanh Giang, xã Chi Lăng Bắc, xã Chi Lăng Nam
10750 Phú Thái | Thị trấn Phú Thái, xã Kim Xuyên, xã Kim Anh, xã Kim Liên; một phần xã Thượng Quận
10756 Lai Khê | Xã Lai Khê; một phần xã Vũ Dũng, xã Tuấn Việt, xã Cộng Hòa, xã Thanh An, xã Cẩm Việt
10792 An Thành | Xã Ngũ Phúc (huyện Kim Thành), xã Kim Tân, xã Kim Đính
10804 Kim Thành | Xã Đồng Cẩm, xã Tam Kỳ, xã Đại Đức; một phần xã Hòa Bình`

const specialZones = `
11914 Cát Hải | Thị trấn Cát Hải, thị trấn Cát Bà, xã Đồng Bài, xã Hoàng Châu, xã Nghĩa Lộ, xã Văn Phong, xã Gia Luận, xã Hiền Hào, xã Phù Long, xã Trân Châu, xã Việt Hải, xã Xuân Đám
11948 Bạch Long Vĩ | Huyện Bạch Long Vĩ`

const source =
  'Nghị quyết 1669/NQ-UBTVQH15 ngày 16/06/2025, Điều 1; mã số: Công văn 1027/CTK-CSCL ngày 25/06/2025 của Cục Thống kê'

const rowsOf = (kind: 'commune' | 'ward' | 'special_zone', lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', formerly = ''] = line.slice(6).split(' | ')
      return { kind, name, code: line.slice(0, 5), formerly, source, sourceOn: '2025-06-16', isChecked: true }
    })

export const communesOfHaiPhong = [
  ...rowsOf('commune', communes),
  ...rowsOf('ward', wards),
  ...rowsOf('special_zone', specialZones),
]
