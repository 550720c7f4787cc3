import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Korean. */
export const texts: ReceiptTexts = {
  'canceled.subject': '해지 확인',
  'canceled.lead': '해지 신청이 접수되었습니다.',
  'withdrawn.subject': '청약 철회 확인',
  'withdrawn.lead': '청약 철회 신청이 접수되었습니다.',
  provider: '제공자',
  plan: '요금제',
  subscription: '구독 번호',
  received: '접수 일시',
  effective: '효력 발생 일시',
  access: '이용 가능 기한',
  reference: '접수 번호',
  keep: '이 메시지를 확인 자료로 보관해 주세요.',
}
