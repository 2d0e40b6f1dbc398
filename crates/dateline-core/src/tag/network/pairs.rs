//! What the network says of pairs of tokens in a sentence: which governs which, in what relation, and which part a
//! token plays for a predicate.

use super::Sizes;
use super::kernel::{self, Level, Matrix};
use super::labels::best;
use super::linear::{Linear, Sums};
use crate::tag::model::{Model, ModelError};
use crate::tag::tree;

/// Farther apart than this, distance makes no more difference.
const FARTHEST: usize = 32;
/// Arcs are compared in so many parts of one.
const PARTS: f32 = 4096.0;

/// The heads for pairs of tokens.
#[derive(Debug)]
pub(super) struct Pairs {
    sizes: Sizes,
    /// Dependents, governors, and the sides of relations and roles, as one map.
    sides: Linear,
    dependents: f32,
    governors: f32,
    /// From governors to keys, and as one row more what speaks for a governor whatever depends on it.
    keys: Linear,
    key: f32,
    root: Vec<i8>,
    root_prior: f32,
    arc_scale: f32,
    distance: Vec<f32>,
    relation: f32,
    relations: Linear,
    relation_labels: usize,
    root_label: Option<usize>,
    role: f32,
    roles: Linear,
    /// For each role whether a predicate has it once at most. The first stands for none.
    once: Vec<bool>,
    kinds: Vec<f32>,
}

/// What is said of a sentence.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The head of each token, the number of tokens for the root.
    pub heads: Vec<usize>,
    /// The index of the relation of each token.
    pub relations: Vec<u16>,
    /// For each predicate the tokens that play a part for it, with the index of the part.
    pub roles: Vec<(usize, Vec<(usize, u16)>)>,
}

/// Room for the work on a sentence.
#[derive(Debug, Default)]
pub(super) struct Room {
    sums: Sums,
    sides: Vec<f32>,
    dependents: Vec<i8>,
    governors: Vec<i8>,
    keys: Vec<f32>,
    quantised: Vec<i8>,
    arcs: Vec<i32>,
    scores: Vec<i32>,
    hidden: Vec<f32>,
    labels: Vec<f32>,
    tree: tree::Room,
}

impl Room {
    /// The scores of the arcs of the sentence that was parsed last.
    #[cfg(test)]
    pub(super) fn scores(&self) -> &[i32] {
        &self.scores
    }
}

impl Pairs {
    pub(super) fn read(model: &Model, sizes: Sizes) -> Result<Self, ModelError> {
        let Sizes { width, arcs, pairs, .. } = sizes;
        let (relations, roles) = (model.labels("relations")?, model.labels("roles")?);
        for (task, labels) in [("relations", relations), ("roles", roles)] {
            if labels.is_empty() || labels.len() > usize::from(u16::MAX) {
                return Err(ModelError::unfit(task, format!("{} labels", labels.len())));
            }
        }
        let sides = [
            ("dependents", arcs),
            ("governors", arcs),
            ("relation_dependents", pairs),
            ("relation_governors", pairs),
            ("role_predicates", pairs),
            ("role_tokens", pairs),
        ];
        let root = model.section(&model.integers("heads.root", &[arcs])?);
        Ok(Self {
            sizes,
            sides: Linear::read(model, &sides, width)?,
            dependents: model.number("heads.dependents.output")?,
            governors: model.number("heads.governors.output")?,
            keys: Linear::read(model, &[("keys", arcs), ("prior", 1)], arcs)?,
            key: model.number("heads.keys.output")?,
            root: root.iter().map(|byte| byte.cast_signed()).collect(),
            root_prior: model.number("heads.root.prior")?,
            arc_scale: model.number("heads.arc.scale")?,
            distance: model.numbers("heads.distance", &[2 * FARTHEST + 1])?,
            relation: model.number("heads.relation.output")?,
            relations: Linear::read(model, &[("relations", relations.len())], pairs)?,
            relation_labels: relations.len(),
            root_label: relations.iter().position(|label| label == "root"),
            role: model.number("heads.role.output")?,
            roles: Linear::read(model, &[("roles", roles.len())], pairs)?,
            once: roles.iter().map(|role| matches!(role.as_str(), "ARG0" | "ARG1" | "ARG2")).collect(),
            kinds: model.numbers("heads.role_pairs", &[4 * relations.len() + 3, pairs])?,
        })
    }

    /// Parses a sentence of which the predicates are known.
    pub(super) fn run(&self, level: Level, inputs: &[i8], predicates: &[bool], room: &mut Room) -> Parsed {
        self.sides.run(level, inputs, &mut room.sums, &mut room.sides);
        self.score_arcs(level, predicates.len(), room);
        let mut parsed = Parsed::default();
        tree::best(predicates.len(), &room.scores, &mut room.tree, &mut parsed.heads);
        self.name_relations(level, room, &mut parsed);
        for predicate in (0..predicates.len()).filter(|&at| predicates[at]) {
            let roles = self.find_roles(level, predicate, room, &parsed);
            parsed.roles.push((predicate, roles));
        }
        parsed
    }

    /// The part of a token's sides that starts at `start`.
    fn side<'r>(&self, sides: &'r [f32], token: usize, start: usize, length: usize) -> &'r [f32] {
        let at = token * self.sides.width() + start;
        &sides[at..at + length]
    }

    /// Scores each token as the head of each other, and the root as the last of the heads.
    fn score_arcs(&self, level: Level, tokens: usize, room: &mut Room) {
        let arcs = self.sizes.arcs;
        let nothing = vec![0.0; arcs];
        room.dependents.resize(tokens * arcs, 0);
        room.governors.resize(tokens * arcs, 0);
        let mut positive = vec![0.0; arcs];
        for token in 0..tokens {
            let here = token * arcs..(token + 1) * arcs;
            let sides =
                [(0, self.dependents, &mut room.dependents), (arcs, self.governors, &mut room.governors)];
            for (start, inverse, out) in sides {
                let side = self.side(&room.sides, token, start, arcs);
                kernel::rectify(level, [side, &nothing, &nothing], &mut positive);
                kernel::quantise(level, &positive, inverse, &mut out[here.clone()]);
            }
        }
        self.keys.run(level, &room.governors, &mut room.sums, &mut room.keys);
        let key_width = self.keys.width();
        room.quantised.resize(tokens * arcs, 0);
        for (keys, out) in room.keys.chunks_exact(key_width).zip(room.quantised.chunks_exact_mut(arcs)) {
            kernel::quantise(level, &keys[..arcs], self.key, out);
        }
        let key = |head: usize, at: usize| {
            if head < tokens { room.quantised[head * arcs + at] } else { self.root[at] }
        };
        let matrix = Matrix::new(tokens + 1, arcs, key);
        room.arcs.resize(tokens * matrix.rows(), 0);
        kernel::multiply(level, &matrix, &room.dependents, &mut room.arcs);
        room.scores.clear();
        for (token, dots) in room.arcs.chunks_exact(matrix.rows()).enumerate() {
            for (head, &dot) in dots[..tokens].iter().enumerate() {
                let away = (head + FARTHEST).saturating_sub(token).min(2 * FARTHEST);
                let prior = room.keys[head * key_width + arcs];
                let score = dot as f32 * self.arc_scale + prior + self.distance[away];
                room.scores.push((score * PARTS).round_ties_even() as i32);
            }
            let score = dots[tokens] as f32 * self.arc_scale + self.root_prior;
            room.scores.push((score * PARTS).round_ties_even() as i32);
        }
    }

    /// Names the relation of each token to its head.
    fn name_relations(&self, level: Level, room: &mut Room, parsed: &mut Parsed) {
        let Sizes { arcs, pairs, .. } = self.sizes;
        let tokens = parsed.heads.len();
        let nothing = vec![0.0; pairs];
        room.hidden.resize(tokens * pairs, 0.0);
        for (token, &head) in parsed.heads.iter().enumerate() {
            let dependent = self.side(&room.sides, token, 2 * arcs, pairs);
            let governor = self.side(&room.sides, head.min(tokens - 1), 2 * arcs + pairs, pairs);
            let hidden = &mut room.hidden[token * pairs..(token + 1) * pairs];
            kernel::rectify(level, [dependent, governor, &nothing], hidden);
        }
        room.quantised.resize(tokens * pairs, 0);
        kernel::quantise(level, &room.hidden, self.relation, &mut room.quantised);
        self.relations.run(level, &room.quantised, &mut room.sums, &mut room.labels);
        for (scores, &head) in room.labels.chunks_exact_mut(self.relations.width()).zip(&parsed.heads) {
            let scores = &mut scores[..self.relation_labels];
            let label = match self.root_label {
                Some(root) if head == tokens => root,
                Some(root) => {
                    scores[root] = f32::MIN;
                    best(scores)
                }
                None => best(scores),
            };
            parsed.relations.push(label as u16);
        }
    }

    /// Finds the tokens that play a part for a predicate.
    fn find_roles(
        &self,
        level: Level,
        predicate: usize,
        room: &mut Room,
        parsed: &Parsed,
    ) -> Vec<(usize, u16)> {
        let Sizes { arcs, pairs, .. } = self.sizes;
        let tokens = parsed.heads.len();
        let start = 2 * arcs + 2 * pairs;
        room.hidden.resize(tokens * pairs, 0.0);
        for token in 0..tokens {
            let kind = self.kind(parsed, predicate, token);
            let rows = [
                self.side(&room.sides, predicate, start, pairs),
                self.side(&room.sides, token, start + pairs, pairs),
                &self.kinds[kind * pairs..(kind + 1) * pairs],
            ];
            kernel::rectify(level, rows, &mut room.hidden[token * pairs..(token + 1) * pairs]);
        }
        room.quantised.resize(tokens * pairs, 0);
        kernel::quantise(level, &room.hidden, self.role, &mut room.quantised);
        self.roles.run(level, &room.quantised, &mut room.sums, &mut room.labels);
        self.choose_roles(&room.labels, predicate)
    }

    /// Chooses the roles of a predicate, the surest first: a token has one, and who, whom and to whom come once.
    fn choose_roles(&self, scores: &[f32], predicate: usize) -> Vec<(usize, u16)> {
        let mut likely: Vec<(f32, usize, usize)> = Vec::new();
        for (token, scores) in scores.chunks_exact(self.roles.width()).enumerate() {
            let roles = (1..self.once.len()).filter(|&role| token != predicate && scores[role] > scores[0]);
            likely.extend(roles.map(|role| (scores[role] - scores[0], token, role)));
        }
        likely.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut chosen: Vec<(usize, u16)> = Vec::new();
        for (_, token, role) in likely {
            let taken = |&(other, known): &(usize, u16)| {
                other == token || self.once[role] && usize::from(known) == role
            };
            if !chosen.iter().any(taken) {
                chosen.push((token, role as u16));
            }
        }
        chosen.sort_unstable();
        chosen
    }

    /// How a token stands to a predicate in the tree, as a number.
    fn kind(&self, parsed: &Parsed, predicate: usize, token: usize) -> usize {
        let labels = self.relation_labels;
        let (heads, relation) = (&parsed.heads, |at: usize| usize::from(parsed.relations[at]));
        let head = heads[token];
        if token == predicate {
            0
        } else if head == predicate {
            1 + relation(token)
        } else if heads[predicate] == token {
            1 + labels + relation(predicate)
        } else if head == heads[predicate] {
            1 + 2 * labels + relation(token)
        } else if heads.get(head) == Some(&predicate) {
            1 + 3 * labels + relation(token)
        } else {
            1 + 4 * labels + usize::from(token > predicate)
        }
    }
}
