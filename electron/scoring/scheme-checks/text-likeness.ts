/** Share of the shorter text's marks that the longer one must hold for both to tell of the same case. */
const likeEnough = 0.75
/** With fewer marks than this a text says too little to be compared. */
const fewestMarks = 3

/**
 * Whether two sentences seem to tell of the same case: of the one with fewer marks (pairs of Chinese characters, beginnings of Latin words, numbers)
 * three quarters occur in the other. What a sentence does (扣…分, 不得评为…, 总分计零分) is left out before. A hint for people, never a decision.
 */
export function tellsOfTheSame(one: string, other: string): boolean {
  const [fewer, more] = [marksOf(one), marksOf(other)].sort((a, b) => a.size - b.size)
  if (fewer === undefined || more === undefined || fewer.size < fewestMarks) return false
  let shared = 0
  for (const mark of fewer) if (more.has(mark)) shared += 1
  return shared / fewer.size >= likeEnough
}

const effectWords = /[，,；;]?(每(次|起|项|人次?|件)|一次性)?(扣|加|减)[\d.至到-]*分?|不得评[为优先].*$|总分.*$|取消.*$|实行?一票否决.*$/gu
const small = new Set(['a', 'an', 'the', 'of', 'or', 'and', 'for', 'in', 'to', 'by', 'at'])

function marksOf(text: string): Set<string> {
  const marks = new Set<string>()
  const said = text.replace(effectWords, ' ').toLowerCase()
  for (const run of said.match(/\p{Script=Han}+/gu) ?? []) {
    for (let index = 0; index + 1 < run.length; index += 1) marks.add(run.slice(index, index + 2))
  }
  for (const word of said.match(/[a-z]+|\d+(?:\.\d+)?/gu) ?? []) if (!small.has(word)) marks.add(word.slice(0, 5))
  return marks
}
