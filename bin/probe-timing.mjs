import { bootstrap } from './bootstrap.mjs'

bootstrap('probe-timing')
