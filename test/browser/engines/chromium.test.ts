import { openChromium } from '../../support/engines/chromium'
import { runChecks } from '../../support/engines/runChecks'

runChecks('Chromium', openChromium)
