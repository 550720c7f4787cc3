import type { Streams } from './streams'

/** Runs a command and resolves to its exit status. What it throws goes to stderr under the command's name, and the status is 2. */
export async function runCommand(name: string, { stderr }: Streams, command: () => Promise<number>): Promise<number> {
  try {
    return await command()
  } catch (error) {
    stderr.write(`fairwell ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}
