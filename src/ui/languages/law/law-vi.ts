import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Vietnamese. */
export const texts: LawTexts = {
  'store.title': 'Gói đăng ký này thanh toán qua {{store}}',
  'store.body': 'Chỉ có thể hủy tại đó. Ở đây không có gì thay đổi.',
  'store.cancel': 'Hủy trong {{store}}',
  'notice.name': 'Tên của bạn',
  'notice.contract': 'Hợp đồng',
  'notice.email': 'Email nhận xác nhận',
  'notice.kind': 'Kiểu hủy',
  'notice.ordinary': 'Thông thường, vào ngày sớm nhất có thể',
  'notice.cause': 'Vì lý do chính đáng, ngay lập tức',
  'notice.grounds': 'Lý do',
  'withdraw.title': 'Rút khỏi hợp đồng?',
  'withdraw.until': 'Có thể rút đến hết',
  'withdraw.cancel': 'Rút khỏi hợp đồng tại đây',
  'withdraw.confirm': 'Xác nhận rút khỏi hợp đồng',
  'withdraw.failed': 'Yêu cầu rút của bạn chưa được gửi',
  'withdraw.done': 'Yêu cầu rút của bạn đã được gửi',
  'withdraw.date': 'Đã rút vào',
}
