// Runs Astro with its telemetry off: nobody is asked for anything. Usage: node scripts/astro.mjs build|dev
process.env.ASTRO_TELEMETRY_DISABLED = '1'
await import('../node_modules/astro/bin/astro.mjs')
