# SPDX-License-Identifier: Apache-2.0
#
# What `inlet --version` says.
target_compile_definitions(inlet_cli PRIVATE INLET_VERSION="${PROJECT_VERSION}")
