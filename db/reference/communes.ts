/**
 * The communes, wards and special zones of Hải Phòng since 1 July 2025, by name (NQ 1669/NQ-UBTVQH15: 67 + 45 + 2).
 * Codes and former names are left for an administrator to fill in from the resolution's own text.
 */
const communes = `An Hưng, An Khánh, An Quang, An Trường, An Lão, Kiến Thụy, Kiến Minh, Kiến Hải, Kiến Hưng, Nghi Dương,
  Quyết Thắng, Tiên Lãng, Tân Minh, Tiên Minh, Chấn Hưng, Hùng Thắng, Vĩnh Bảo, Nguyễn Bỉnh Khiêm, Vĩnh Am, Vĩnh Hải,
  Vĩnh Hòa, Vĩnh Thịnh, Vĩnh Thuận, Việt Khê, Nam An Phụ, Nam Sách, Thái Tân, Hợp Tiến, Trần Phú, An Phú, Thanh Hà,
  Hà Tây, Hà Bắc, Hà Nam, Hà Đông, Cẩm Giang, Tuệ Tĩnh, Mao Điền, Cẩm Giàng, Kẻ Sặt, Bình Giang, Đường An, Thượng Hồng,
  Gia Lộc, Yết Kiêu, Gia Phúc, Trường Tân, Tứ Kỳ, Tân Kỳ, Đại Sơn, Chí Minh, Lạc Phượng, Nguyên Giáp, Ninh Giang,
  Vĩnh Lại, Khúc Thừa Dụ, Tân An, Hồng Châu, Thanh Miện, Bắc Thanh Miện, Hải Hưng, Nguyễn Lương Bằng, Nam Thanh Miện,
  Phú Thái, Lai Khê, An Thành, Kim Thành`

const wards = `Thủy Nguyên, Thiên Hương, Hòa Bình, Nam Triệu, Bạch Đằng, Lưu Kiếm, Lê Ích Mộc, Hồng Bàng, Hồng An, Ngô Quyền,
  Gia Viên, Lê Chân, An Biên, Hải An, Đông Hải, Kiến An, Phù Liễn, Nam Đồ Sơn, Đồ Sơn, Hưng Đạo, Dương Kinh, An Dương,
  An Hải, An Phong, Hải Dương, Lê Thanh Nghị, Việt Hòa, Thành Đông, Nam Đồng, Tân Hưng, Thạch Khôi, Tứ Minh, Ái Quốc,
  Chu Văn An, Chí Linh, Trần Hưng Đạo, Nguyễn Trãi, Trần Nhân Tông, Lê Đại Hành, Kinh Môn, Nguyễn Đại Năng, Trần Liễu,
  Bắc An Phụ, Phạm Sư Mạnh, Nhị Chiểu`

const specialZones = 'Cát Hải, Bạch Long Vĩ'

const named = (kind: 'commune' | 'ward' | 'special_zone', names: string) =>
  names.split(',').map((name) => ({ kind, name: name.trim() }))

export const communesOfHaiPhong = [
  ...named('commune', communes),
  ...named('ward', wards),
  ...named('special_zone', specialZones),
]
