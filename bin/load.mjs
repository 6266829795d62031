import { bootstrap } from './bootstrap.mjs'

bootstrap('load')
