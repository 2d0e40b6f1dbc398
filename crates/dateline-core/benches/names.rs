//! How fast names are compared, on one core, once they are read and blocked: `cargo bench -p dateline-core --bench names`.
//!
//! The names are given names with family names, each in several spellings. Names that share a key of [`sounds`] stand in
//! one block, as in a corpus, and each is compared with those before it in its block: what is left to do after blocking,
//! and no pairs at random. Beside it stands the Jaro-Winkler similarity of the same pairs in the same run; each figure is
//! the best of many rounds, by processor time where the system tells it. Under `cargo test` everything runs once, to see
//! that it runs.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline_core::names::compare::{Name, Verdict, sounds};

/// How long each thing is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(3);
/// Pairs at most, evenly taken from all, and as many comparisons a round.
const PAIRS: usize = 400_000;

/// Given and family names that go together, with spellings of each (`|`).
const NAMES: &[(&str, &str)] = &[
    (
        "Ji-hoon|Jihun|Chi-hun Seo-yeon|Suh-yeon|So-yon Young-soo|Yong-su|Yeong-su Min-jae|Minjae Hye-jin|Hyejin Dong-hyun|Tong-hyon Sang-woo|Sangu Eun-ji|Un-ji",
        "Kim|Gim Lee|Yi|Rhee Park|Pak|Bak Choi|Choe Jung|Jeong|Chung Yoon|Yun Kang|Gang Shin|Sin",
    ),
    (
        "Weiming|Wei-ming Xiaohong|Hsiao-hung Jianguo|Chien-kuo Zhiqiang|Chih-chiang Meiling|Mei-ling Guoqing|Kuo-ching Lihua|Li-hua",
        "Wang|Wong Zhang|Chang|Cheung Chen|Chan|Ch'en Liu|Lau Zhao|Chao Xu|Hsu Huang|Hwang Zhou|Chou",
    ),
    (
        "Mohammed|Mohamed|Muhammad Ahmed|Ahmad Youssef|Yusuf|Yousef Khaled|Khalid Hussein|Husain|Hossein Fatima|Fatma Mahmoud|Mahmud Omar|Umar Abdel-Rahman|Abdulrahman",
        "Hassan|Hasan al-Masri|El-Masry Haddad|Hadad Benali|Ben-Ali Qasim|Kassem al-Shami|Chami Mansour|Mansur Farouk|Faruq",
    ),
    (
        "Sergei|Sergey|Serguei Dmitry|Dmitri|Dmitriy Yulia|Julia|Yuliya Alexei|Aleksey|Alexey Yevgeny|Evgeni|Yevgeniy Oleksandr|Olexander Natalia|Nataliya",
        "Sokolov|Sokoloff Kuznetsov|Kouznetsov Shevchenko|Schewtschenko Volkov|Wolkow Zaitsev|Zaytsev Kravchuk|Krawtschuk Morozova|Morosowa",
    ),
    (
        "Anna Peter Maria Thomas Laura Daniel Sofia Jan Elena Marco",
        "Lund Novak Silva Rossi Muller|Mueller Larsen Costa Horvath Dubois Keller Moreau Jansen",
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let texts = all_names();
    let start = Instant::now();
    let names: Vec<Name> = texts.iter().map(|text| Name::read(text)).collect();
    let reading = texts.len() as f64 / start.elapsed().as_secs_f64();
    let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let pairs = blocked(&names);
    let count = |verdict| {
        pairs.iter().filter(|&&(left, right)| names[left].compare(&names[right]).verdict == verdict).count()
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} names read, {reading:.0}/s; {} pairs of blocks, one core", names.len(), pairs.len())?;
    let (same, unsure) = (count(Verdict::Same), count(Verdict::Unsure));
    writeln!(out, "{same} the same, {unsure} unsure, {} different", pairs.len() - same - unsure)?;
    let ours = fastest(measures, &pairs, |left, right| {
        black_box(names[left].compare(&names[right]));
    });
    let other = fastest(measures, &pairs, |left, right| {
        black_box(strsim::jaro_winkler(&lower[left], &lower[right]));
    });
    writeln!(out, "names compared  {ours:>12.0}/s {:>6.2} times Jaro-Winkler", ours / other)?;
    writeln!(out, "Jaro-Winkler    {other:>12.0}/s   1.00")?;
    Ok(())
}

/// Every given name with every family name of its list, in all spellings, in the order of the language.
fn all_names() -> Vec<String> {
    let spellings = |names: &'static str| names.split(' ').flat_map(|name| name.split('|'));
    let both = NAMES.iter().enumerate().flat_map(|(list, &(given, family))| {
        spellings(family).flat_map(move |family| {
            spellings(given).map(move |given| {
                if list < 2 { format!("{family} {given}") } else { format!("{given} {family}") }
            })
        })
    });
    both.collect()
}

/// Pairs of names that have a key in common, evenly taken.
fn blocked(names: &[Name]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        for key in sounds(&name.person().words().join(" ").replace('-', " ")) {
            blocks.entry(key).or_default().push(place);
        }
    }
    let pairs_of = |block: &Vec<usize>| {
        let pairs = block
            .iter()
            .enumerate()
            .flat_map(|(at, &right)| block[..at].iter().map(move |&left| (left, right)));
        pairs.collect::<Vec<_>>()
    };
    let mut pairs: Vec<(usize, usize)> = blocks.values().flat_map(pairs_of).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let every = pairs.len().div_ceil(PAIRS).max(1);
    pairs.into_iter().step_by(every).collect()
}

/// How many pairs a second some work does, by its fastest round; it is done once where nothing is measured.
fn fastest(measures: bool, pairs: &[(usize, usize)], work: impl Fn(usize, usize)) -> f64 {
    // A round is long enough for a system that counts processor time by ticks.
    let compared = if measures { PAIRS } else { pairs.len() };
    let mut best = f64::INFINITY;
    let start = Instant::now();
    loop {
        let (round, before) = (Instant::now(), processor());
        for &(left, right) in pairs.iter().cycle().take(compared) {
            work(left, right);
        }
        let spent = before.zip(processor()).map(|(before, after)| after.saturating_sub(before));
        best = best.min(spent.unwrap_or_else(|| round.elapsed()).as_secs_f64());
        if !measures || start.elapsed() > LONG_ENOUGH {
            break;
        }
    }
    compared as f64 / best
}

/// The processor time of this thread, where the system tells it: on a busy machine it says more than the clock. Linux
/// counts it in nanoseconds (`Documentation/scheduler/sched-stats.rst`, the first field of `schedstat`).
fn processor() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
