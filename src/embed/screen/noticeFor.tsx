import { TestNotice } from '../../ui/later/TestNotice'
import type { Page } from '../page/page'

/** The notice below every screen: in test mode the messages that the console was given so far, in live mode nothing. */
export function noticeFor({ settings, said }: Page) {
  return settings.mode === 'test' && said.size > 0 && <TestNotice said={[...said]} />
}
