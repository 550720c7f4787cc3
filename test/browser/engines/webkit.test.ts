import { runChecks } from '../../support/engines/runChecks'
import { openWebKit } from '../../support/engines/webkit'

runChecks('WebKitGTK', openWebKit)
