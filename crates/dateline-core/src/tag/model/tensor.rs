//! The numbers of a network.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Model, ModelError};

/// Numbers of one kind in so many dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TensorCard {
    /// Its name.
    pub name: String,
    /// The kind of its numbers.
    pub kind: Kind,
    /// Its dimensions; the numbers of the last stand side by side.
    pub shape: Vec<usize>,
    /// The bytes after the card that hold it.
    pub at: Range<usize>,
}

/// The kind of a tensor's numbers, little-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Integers of eight bits.
    I8,
    /// Natural numbers of 32 bits.
    U32,
    /// Floating-point numbers of 32 bits.
    F32,
}

impl Kind {
    fn size(self) -> usize {
        match self {
            Self::I8 => 1,
            Self::U32 | Self::F32 => 4,
        }
    }
}

impl Model {
    /// Where the bytes of a tensor of small integers stand, which must have the shape.
    pub(in crate::tag) fn integers(&self, name: &str, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        self.fitting(name, Kind::I8, shape)
    }

    /// Where the bytes of a tensor of natural numbers stand, which must have the shape.
    pub(in crate::tag) fn naturals(&self, name: &str, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        self.fitting(name, Kind::U32, shape)
    }

    /// The numbers of a tensor, which must have the shape.
    pub(crate) fn numbers(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, ModelError> {
        let bytes = self.section(&self.fitting(name, Kind::F32, shape)?);
        let numbers: Vec<f32> = bytes.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(ModelError::unfit(name, "a weight is no finite number"))
        }
    }

    /// The one number of a tensor.
    pub(in crate::tag) fn number(&self, name: &str) -> Result<f32, ModelError> {
        Ok(self.numbers(name, &[1])?[0])
    }

    fn tensor(&self, name: &str) -> Result<&TensorCard, ModelError> {
        let found = self.card().tensors.iter().find(|tensor| tensor.name == name);
        found.ok_or_else(|| ModelError::missing(name))
    }

    fn fitting(&self, name: &str, kind: Kind, shape: &[usize]) -> Result<Range<usize>, ModelError> {
        let tensor = self.tensor(name)?;
        if tensor.kind != kind {
            return Err(ModelError::unfit(name, format!("{:?} where {kind:?} is expected", tensor.kind)));
        }
        if tensor.shape != shape {
            return Err(ModelError::unfit(name, format!("{:?} where {shape:?} is expected", tensor.shape)));
        }
        let size = shape.iter().try_fold(kind.size(), |size, &length| size.checked_mul(length));
        if size != Some(tensor.at.len()) {
            return Err(ModelError::unfit(name, format!("{} bytes for {shape:?}", tensor.at.len())));
        }
        Ok(tensor.at.clone())
    }
}
