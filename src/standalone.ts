import { connect } from './embed/connect'
import { start } from './embed/start'

start(document.currentScript as HTMLScriptElement | null, async (page) => connect(page))
