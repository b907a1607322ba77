// The address of the embedded database, from its role, password and port.
export function addressOf(role: 'engawa' | 'postgres', password: string, port: number, database = 'engawa'): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}
