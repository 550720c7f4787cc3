// What only a config with several flows needs. Other pages do not load it.
export { readFlows } from '../../config/check/readFlows'
export { chooseFlow } from '../../decide/chooseFlow'
