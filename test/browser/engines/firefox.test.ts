import { openFirefox } from '../../support/engines/firefox'
import { runChecks } from '../../support/engines/runChecks'

runChecks('Firefox', openFirefox)
