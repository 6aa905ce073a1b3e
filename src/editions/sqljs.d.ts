/** The little of sql.js that the Anki package needs; the package ships no types. */
declare module 'sql.js' {
  type Value = string | number | null | Uint8Array
  export class Database {
    constructor(data?: Uint8Array)
    run(sql: string, params?: readonly Value[]): Database
    exec(sql: string): { columns: string[]; values: Value[][] }[]
    export(): Uint8Array
    close(): void
  }
  export default function initSqlJs(): Promise<{ Database: typeof Database }>
}
