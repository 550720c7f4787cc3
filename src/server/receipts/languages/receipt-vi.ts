import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Vietnamese. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Xác nhận hủy gói đăng ký',
  'canceled.lead': 'Chúng tôi đã nhận được yêu cầu hủy của bạn.',
  'withdrawn.subject': 'Xác nhận rút khỏi hợp đồng',
  'withdrawn.lead': 'Chúng tôi đã nhận được yêu cầu rút khỏi hợp đồng của bạn.',
  provider: 'Nhà cung cấp',
  plan: 'Gói',
  subscription: 'Mã gói đăng ký',
  received: 'Nhận lúc',
  effective: 'Có hiệu lực từ',
  access: 'Dùng được đến',
  reference: 'Mã tham chiếu',
  keep: 'Hãy giữ tin nhắn này làm xác nhận.',
}
