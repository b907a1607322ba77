// The shipped configurations, run as they are: only the name, the ports and the places of files are put in their place.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '#tests/measure/project-root'
import { until } from '#tests/support/until'

export interface Ports { https: number; http: number; nodes: readonly [number, number] }
export type ProxyName = 'nginx' | 'caddy'

const places = ['/usr/sbin', '/usr/bin', '/usr/local/bin']
export const programOf = (name: string): string | undefined => places.map((place) => join(place, name)).find((path) => existsSync(path))

export function makeCertificate(folder: string): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate])
  if (made.status !== 0) throw new Error(`no certificate: ${String(made.stderr)}`)
  return { certificate, key }
}

/** @throws when something to be replaced does not stand there: the configuration has changed, and so must this */
function put(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!from.test(before)) throw new Error(`not in the configuration: ${from}`)
    return before.replace(from, to)
  }, text)
}

function nginxFiles(folder: string, { https, http, nodes }: Ports): string[] {
  const { certificate, key } = makeCertificate(folder)
  const site = put(readFileSync(join(projectRoot(), 'deploy/nginx.conf'), 'utf8'), [
    [/127\.0\.0\.1:3000/g, `127.0.0.1:${nodes[0]}`], [/127\.0\.0\.1:3001/g, `127.0.0.1:${nodes[1]}`], [/server_name engawa\.example\.jp/g, 'server_name localhost'],
    [/listen \[::\].*\n/g, '\n'], [/listen 80;/, `listen 127.0.0.1:${http};`], [/listen 443 /, `listen 127.0.0.1:${https} `],
    [/ssl_certificate {5}\S+;/, `ssl_certificate ${certificate};`], [/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`],
    [/\/var\/log\/nginx\//g, `${folder}/log/`],
  ])
  writeFileSync(join(folder, 'site.conf'), site)
  // As Debian's own: what is logged unless a site says otherwise.
  writeFileSync(join(folder, 'nginx.conf'), `${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${folder}/pid;\nerror_log ${folder}/log/error.log emerg;\nevents { worker_connections 1024; }\nhttp {
    access_log ${folder}/log/access.log;\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `    ${name}_temp_path ${folder}/${name};`).join('\n')}\n    include ${folder}/site.conf;\n}\n`)
  return ['-p', folder, '-e', join(folder, 'log/error.log'), '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;']
}

function caddyFiles(folder: string, { https, http, nodes }: Ports): string[] {
  const { certificate, key } = makeCertificate(folder)
  const file = put(readFileSync(join(projectRoot(), 'deploy/Caddyfile'), 'utf8'), [
    [/127\.0\.0\.1:3000/g, `127.0.0.1:${nodes[0]}`], [/127\.0\.0\.1:3001/g, `127.0.0.1:${nodes[1]}`], [/^engawa\.example\.jp \{/m, `localhost {\n\ttls ${certificate} ${key}`],
    [/^\{\n/m, `{\n\tadmin off\n\thttp_port ${http}\n\thttps_port ${https}\n\tdefault_bind 127.0.0.1\n`],
  ])
  writeFileSync(join(folder, 'Caddyfile'), file)
  return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]
}

export async function startProxy(name: ProxyName, folder: string, ports: Ports): Promise<ChildProcess> {
  mkdirSync(join(folder, 'log'), { recursive: true })
  const args = name === 'nginx' ? nginxFiles(folder, ports) : caddyFiles(folder, ports)
  let said = ''
  const child = spawn(programOf(name) ?? name, args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { said += bytes.toString() })
  await until(`${name} listens`, () => child.exitCode !== null || answers(ports.https), 20_000)
  if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`)
  return child
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const line = connect(port, '127.0.0.1', () => { line.destroy(); done(true) })
    line.once('error', () => done(false))
  })
}
