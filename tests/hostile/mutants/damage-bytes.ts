import type { Chance } from './chance.ts'

/** Damages bytes without regard to what they mean: as a failing medium, a broken transfer or a blind attacker does. */
export function damageBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let damaged = Buffer.from(bytes)
  const at = () => chance.upTo(damaged.byteLength + 1)
  const kind = chance.upTo(8)
  for (let times = 1 + chance.upTo(8); times > 0 && damaged.byteLength > 0; times -= 1) {
    const place = Math.min(at(), damaged.byteLength - 1)
    const until = Math.min(damaged.byteLength, place + 1 + chance.upTo(64))
    switch (kind) {
      case 0:
        damaged.writeUInt8(chance.upTo(256), place)
        break
      case 1:
        damaged.writeUInt8((damaged[place] ?? 0) ^ (1 << chance.upTo(8)), place)
        break
      case 2:
        damaged.copy(damaged, place, at(), at())
        break
      case 3:
        damaged.fill(0, place, until)
        break
      case 4:
        return damaged.subarray(0, place)
      case 5:
        damaged = Buffer.concat([damaged.subarray(0, place), damaged.subarray(until)])
        break
      case 6:
        damaged = Buffer.concat([damaged.subarray(0, until), damaged.subarray(place)])
        break
      default:
        damaged = Buffer.concat([damaged.subarray(0, place), randomBytes(1 + chance.upTo(64), chance), damaged.subarray(place)])
    }
  }
  return damaged
}

function randomBytes(length: number, chance: Chance): Buffer {
  return Buffer.from(Array.from({ length }, () => chance.upTo(256)))
}
