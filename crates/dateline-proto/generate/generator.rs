//! From `proto/` to Rust: shared by the generator and by the test that the committed code is up to date.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use protox::prost::Message;

/// The name of the descriptor set beside the generated code.
pub(crate) const DESCRIPTOR_SET: &str = "dateline.v1.bin";

/// The root of the repository's `proto/` folder.
pub(crate) fn proto_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto")
}

/// Compiles every file of the API into `out`: the Rust code, and the descriptor set that reflection serves.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut compiler = protox::Compiler::new([proto_root()])?;
    compiler.include_imports(true);
    compiler.include_source_info(true);
    compiler.open_files(api_files()?)?;

    let described = compiler.file_descriptor_set();
    tonic_prost_build::configure()
        .build_transport(true)
        .emit_rerun_if_changed(false)
        .out_dir(out)
        .compile_fds(described.clone())?;

    let mut lean = described;
    for file in &mut lean.file {
        file.source_code_info = None;
    }
    fs::write(out.join(DESCRIPTOR_SET), lean.encode_to_vec())?;
    Ok(())
}

/// The files of the API, in a fixed order.
fn api_files() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let folder = Path::new("dateline/v1");
    let mut files = Vec::new();
    for entry in fs::read_dir(proto_root().join(folder))? {
        files.push(folder.join(entry?.file_name()));
    }
    files.sort();
    Ok(files)
}
