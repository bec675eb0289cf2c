// Fresh-clone entry of `npm run --silent grade`: the rules are TypeScript, so tsx is registered before they are loaded.
try {
  const { register } = await import('tsx/esm/api')
  register()
} catch {
  process.stderr.write('还没有安装依赖，请先在项目目录运行 npm ci，再运行 npm run --silent grade。\n')
  process.exit(1)
}
const { gradeStream } = await import('./grade-stream.ts')
process.exitCode = await gradeStream(process.stdin, process.stdout, process.stderr)
