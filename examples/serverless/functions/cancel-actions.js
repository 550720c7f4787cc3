export { cancelActions as default } from '../lib/cancelFlow.js'
