// Has the port until the build is over.
def taken = new ServerSocket(0, 1, InetAddress.loopbackAddress)
context.put('taken', taken)
context.userProperties.put('monitor.live.port', taken.localPort.toString())
