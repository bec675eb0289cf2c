// Loaded into the server: it ends when whoever started it is gone, however that ended.
process.on('disconnect', () => process.exit(1))
process.channel?.unref()
