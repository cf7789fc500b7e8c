let last=process.cpuUsage(); const lap=n=>{const u=process.cpuUsage(last);last=process.cpuUsage();console.log(n,(u.user+u.system)/1000|0)};
for (const m of ['reflect-metadata','rxjs','@nestjs/common','class-validator','class-transformer','@nestjs/core','fastify','@nestjs/platform-fastify','typeorm','mysql2','libsql','@nestjs/swagger','@fastify/compress','@fastify/helmet','@fastify/static','chinese-days','/tmp/w-kill/server/dist/src/cli.js']) { process.argv[2]='none'; try{ if(m.endsWith('cli.js')) await import('/tmp/w-kill/server/dist/src/main.js'); else await import(m);}catch(e){console.log(e.message)} lap(m);}
const { readConfig } = await import('/tmp/w-kill/server/dist/src/config.js');
const { createApp } = await import('/tmp/w-kill/server/dist/src/app.js');
const c = readConfig({...process.env, DATA_DIR:'/tmp/kt/d', MODE:'demo', WEB_DIR:'/nope', LOG_LEVEL:'warn'}, '/tmp/w-kill');
lap('cfg'); await createApp(c); lap('createApp');process.exit(0)
