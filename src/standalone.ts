import { native } from './base/native'
import { connect } from './embed/connect'
import { start } from './embed/start'

start(native(document, 'currentScript') as HTMLScriptElement | null, async (page) => connect(page))
