import type { Streams } from './streams'

/** Runs a command to its exit status: what it throws goes to stderr under its name, and the status is 2. */
export async function runCommand(name: string, { stderr }: Streams, command: () => Promise<number>): Promise<number> {
  try {
    return await command()
  } catch (error) {
    stderr.write(`fairwell ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}
