// One of the two servers of the tests, on loopback only: `launch.mjs directory` or `launch.mjs pds`.
// The directory of identities lives in memory; the PDS keeps its data in DATA and outlives a restart.
import net from 'node:net'

// Both call listen(port) without a host, which would open them to the network.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  const done = rest.find((each) => typeof each === 'function')
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, done)
}

const { DATA, PORT, DIRECTORY_PORT } = process.env

async function directory() {
  const { PlcServer, Database } = (await import('@did-plc/server')).default
  const plc = PlcServer.create({ db: Database.mock(), port: Number(DIRECTORY_PORT) })
  await plc.start()
  return plc
}

async function pds() {
  const { PDS, envToCfg, envToSecrets } = await import('@atproto/pds')
  const env = {
    devMode: true, // plain http, and identities on loopback are accepted
    port: Number(PORT),
    hostname: 'localhost',
    dataDirectory: DATA,
    blobstoreDiskLocation: `${DATA}/blobs`,
    didPlcUrl: `http://127.0.0.1:${DIRECTORY_PORT}`,
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    rateLimitsEnabled: false,
    disableSsrfProtection: true,
    crawlers: [], // announce nothing to anybody
    // Fixed and for tests only, so that sessions outlive a restart.
    jwtSecret: 'devanture-tests',
    dpopSecret: '22'.repeat(32),
    adminPassword: 'devanture-tests',
    plcRotationKeyK256PrivateKeyHex: '11'.repeat(32),
  }
  const server = await PDS.create(envToCfg(env), envToSecrets(env))
  await server.start()
  return server
}

const server = process.argv[2] === 'directory' ? await directory() : await pds()
for (const sign of ['SIGTERM', 'SIGINT']) {
  process.once(sign, async () => {
    await server.destroy()
    process.exit(0)
  })
}
