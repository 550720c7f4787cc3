import { native } from '../base/native'
import { connect } from '../embed/connect'
import { examine } from '../embed/page/doctor'
import { start } from '../embed/start'

const script = native(document, 'currentScript') as HTMLScriptElement | null

// The script tag's entry with all code in one file: nothing is loaded later.
start(
  script,
  async (page) => connect(page),
  async (page, isIdle) => examine({ page, script, isIdle }),
)
