import { TestNotice } from '../../ui/later/TestNotice'
import type { Page } from '../page/page'

/** What stands below every screen: in test mode what the console was told so far, in live mode nothing. */
export function noticeFor({ settings, said }: Page) {
  return settings.mode === 'test' && said.size > 0 && <TestNotice said={[...said]} />
}
