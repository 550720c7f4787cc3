import { runReport } from '../src/cli/report'
runReport(process.argv.slice(2), process).then((s) => { process.exitCode = s })
