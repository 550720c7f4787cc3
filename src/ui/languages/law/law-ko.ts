import type { LawTexts } from './enLaw'

/** Our texts of the screens that only a law or a store asks for, in Korean. */
export const texts: LawTexts = {
  'store.title': '이 구독은 {{store}}에서 결제됩니다',
  'store.body': '해지는 그곳에서만 할 수 있습니다. 여기서는 아무것도 바뀌지 않습니다.',
  'store.cancel': '{{store}}에서 해지하기',
  'notice.name': '이름',
  'notice.contract': '계약',
  'notice.email': '확인 메일을 받을 주소',
  'notice.kind': '해지 종류',
  'notice.ordinary': '일반 해지, 가장 빠른 날짜',
  'notice.cause': '중대한 사유로 즉시 해지',
  'notice.grounds': '사유',
  'withdraw.title': '청약을 철회하시겠어요?',
  'withdraw.until': '철회할 수 있는 기한',
  'withdraw.cancel': '여기서 청약 철회하기',
  'withdraw.confirm': '철회 확인하기',
  'withdraw.failed': '철회가 아직 전송되지 않았습니다',
  'withdraw.done': '철회가 전송되었습니다',
  'withdraw.date': '철회한 날',
}
