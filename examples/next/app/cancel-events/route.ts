import { cancelEvents } from '../../lib/cancelFlow'

export { cancelEvents as OPTIONS, cancelEvents as POST }
