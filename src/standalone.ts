import { connect } from './embed/connect'
import { examine } from './embed/doctor'
import { start } from './embed/start'

const script = document.currentScript as HTMLScriptElement | null

start(
  script,
  async (page) => connect(page),
  async (page, isIdle) => examine({ page, script, isIdle }),
)
