/// The characters that East Asian Width calls Wide or Fullwidth, except those shown as emoji, which Swift knows itself.
/// From EastAsianWidth.txt of Unicode 15.1; code points not assigned yet are counted with their neighbours.
let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul Jamo that begin a syllable
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, Kangxi, punctuation
    0x3041...0x3247,  // Kana, Bopomofo, Hangul compatibility, enclosed
    0x3250...0x4DBF,  // enclosed, squared, extension A
    0x4E00...0xA4CF,  // unified ideographs, Yi
    0xA960...0xA97F,  // Hangul Jamo extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // Kana extended, Nushu
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x2FFFD,  // extensions B to F
    0x30000...0x3FFFD,  // extensions G and on
]
